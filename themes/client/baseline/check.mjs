/** Says what scripts and styles use that a browser of the baseline lacks, but for what is allowed: `node baseline/check.mjs`. */
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ALLOWED } from "./allowed.mjs";
import { unsupportedInScripts } from "./scripts.mjs";
import { unsupportedInStyle } from "./styles.mjs";

const client = join(dirname(fileURLToPath(import.meta.url)), "..");
const published = join(client, "../tremplin_theme/assets/tremplin");
/** @param {string} folder @param {string} ending */
const filesIn = async (folder, ending) => (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(ending)).map((file) => join(folder, file));

const sources = await Promise.all(["editions", "features", "kinds", "lib", "pages", "quiz", "records", "sandbox", "transfer"].map((folder) => filesIn(join(client, folder), ".js")));
const sheets = await filesIn(published, ".css");
const styles = await Promise.all(sheets.map(async (file) => unsupportedInStyle(await readFile(file, "utf8"), file.slice(published.length + 1))));
const findings = [...unsupportedInScripts(sources.flat()), ...styles.flat()];

const wrong = findings.filter(({ name }) => !(name in ALLOWED));
wrong.forEach(({ place, name, lack }) => console.error(`${place}: ${name} is not in the baseline (${lack})`));
const unused = Object.keys(ALLOWED).filter((name) => !findings.some((finding) => finding.name === name));
unused.forEach((name) => console.error(`baseline/allowed.mjs: ${name} is not used any more`));
process.exit(wrong.length + unused.length ? 1 : 0);
