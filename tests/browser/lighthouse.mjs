// Lighthouse over many pages in one Chrome. Arguments: the categories with commas between them, how often, and addresses.
// Prints a line of JSON for each run: the address, scores from 0 to 100, failed audits, and measures of its first view.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [categories, times, ...addresses] = process.argv.slice(2);
const MEASURES = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
const chrome = await launch({
  chromePath: process.env.CHROME_PATH,
  chromeFlags: ["--headless", "--no-sandbox", "--accept-lang=ko-KR,ko"],
});
const measured = categories.includes("performance");
const settings = {
  port: chrome.port,
  onlyCategories: categories.split(","),
  // Where nothing is timed, nothing has to be slow.
  ...(measured ? {} : { throttlingMethod: "provided", pauseAfterFcpMs: 0, pauseAfterLoadMs: 0,
    networkQuietThresholdMs: 0, cpuQuietThresholdMs: 0 }),
};

try {
  for (const address of addresses) {
    for (let run = 0; run < Number(times); run++) {
      const { lhr } = await lighthouse(address, settings);
      const counted = Object.values(lhr.categories).flatMap((category) => category.auditRefs)
        .filter(({ weight }) => weight > 0).map(({ id }) => lhr.audits[id]);
      console.log(JSON.stringify({
        address,
        scores: Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)])),
        failed: counted.filter(({ score }) => score !== null && score < 0.9).map(({ id, details }) => ({
          id, items: details?.items?.slice(0, 3).map((item) => item.node?.snippet ?? item.description ?? item.url),
        })),
        measures: Object.fromEntries(MEASURES.filter((id) => lhr.audits[id])
          .map((id) => [id, lhr.audits[id].numericValue])),
      }));
    }
  }
} finally {
  chrome.kill();
}
