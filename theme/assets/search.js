// The search box, beside what Material does with it.

const box = document.querySelector("[data-md-component=search-query]");
const open = document.getElementById("__search");

// Material opens the search a moment after its box has the focus, and not at all if it had it a moment before: on a slow
// computer, Escape and / in a row left a box that has the focus and that nothing closes.
box?.addEventListener("focus", () => { if (!open.checked) open.click(); });

// Whoever opens the search is about to type: the index may come already.
box?.addEventListener("focus", () => {
  const channel = new BroadcastChannel("search");
  channel.postMessage("opened");
  channel.close();
}, { once: true });

// Material looks for what was typed when a key is let go; a paste with the mouse has none.
box?.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup")));

// Lines from a terminal stay apart: an input of one line would join them.
box?.addEventListener("paste", (event) => {
  const text = event.clipboardData.getData("text");
  if (!text.includes("\n")) return;
  event.preventDefault();
  box.setRangeText(text.replace(/\s+/g, " ").trim(), box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
});
