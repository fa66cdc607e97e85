/**
 * Answers every question of pages in Firefox (WebDriver BiDi), loads them again and reads what they say then:
 * `node firefox.mjs` reads {path, call, kept, urls} as JSON, and prints {url, answered, kept, problems}, a page a line.
 */
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const { default: puppeteer } = createRequire(new URL("../../themes/client/package.json", import.meta.url))("puppeteer-core");
const { path, call, kept: read, urls } = JSON.parse(await text(process.stdin));

const browser = await puppeteer.launch({ browser: "firefox", executablePath: path, headless: true });
/** What the questions need has come. */
const whole = (page) => page.waitForSelector("[data-later]", { hidden: true });
try {
  for (const url of urls) {
    const page = await browser.newPage();
    const problems = [];
    page.on("pageerror", ({ message }) => problems.push(message));
    page.on("console", (message) => ["error", "warn"].includes(message.type()) && problems.push(message.text()));
    await page.goto(url);
    await whole(page);
    const answered = await page.evaluate(call);
    await page.reload();
    await whole(page);
    const kept = await page.evaluate(`(${read})()`);
    console.log(JSON.stringify({ url, answered, kept, problems }));
    await page.close();
  }
} finally {
  await browser.close();
}
