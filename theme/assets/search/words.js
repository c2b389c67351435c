// Words of a text, in a form in which two of them can be compared: Korean in letters, the rest in lower case.

const LEADS = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
// Written as they are contracted: 넘겨 is 넘기 and ㅓ, 멈춰 is 멈추 and ㅓ, 해 is 하 and ㅣ.
const VOWELS = "ㅏ ㅏㅣ ㅑ ㅑㅣ ㅓ ㅓㅣ ㅣㅓ ㅣㅓㅣ ㅗ ㅗㅏ ㅗㅏㅣ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅓㅣ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split(" ");
const TAILS = " ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split(" ");

/** The letters of Korean syllables in a row, so that an unfinished syllable begins the finished one. */
function letters(text) {
  let out = "";
  for (const character of text) {
    const syllable = character.charCodeAt(0) - 0xac00;
    out += syllable < 0 || syllable > 11171
      ? character
      : LEADS[Math.floor(syllable / 588)] + VOWELS[Math.floor(syllable / 28) % 21] + TAILS[syllable % 28];
  }
  return out;
}

const WORD = /[가-힣ㄱ-ㅣ]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[\p{L}\p{M}\p{N}_]+/gu;
const HANGUL = /^[가-힣ㄱ-ㅣ]/;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;

/**
 * The words of a text in order: `{text, start, glued}`. `glued` says that it touches the word before it, as the particle
 * of `add_task를` does. Scripts that put no space between words come in pairs of characters.
 */
function words(text) {
  const found = [];
  let end = -1;
  for (const { 0: word, index } of text.matchAll(/[가-힣ㄱ-ㅣ]+|[A-Za-z0-9_]+|[^\x00-\x7f가-힣ㄱ-ㅣ]+/g)) {
    for (const part of word.matchAll(WORD)) {
      const start = index + part.index;
      if (UNSPACED.test(part[0]) && part[0].length > 2) {
        for (let at = 0; at < part[0].length - 1; at++) {
          found.push({ text: part[0].slice(at, at + 2), start: start + at, glued: false });
        }
      } else {
        found.push({ text: part[0], start, glued: start === end });
      }
      end = start + part[0].length;
    }
  }
  return found;
}
