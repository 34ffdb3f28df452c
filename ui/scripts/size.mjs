// Fails when the shipped JavaScript outgrows its budgets, counted before compression: what the first screen needs, and
// all of it.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const budgets = { start: 150_000, all: 630_000 };
const dist = join(import.meta.dirname, "..", "dist");
const size = (name) => statSync(join(dist, "assets", name)).size;
const sum = (names) => names.reduce((total, name) => total + size(name), 0);

const scripts = readdirSync(join(dist, "assets")).filter((name) => name.endsWith(".js"));
const page = readFileSync(join(dist, "index.html"), "utf8");
const found = {
  start: sum(scripts.filter((name) => page.includes(name))),
  all: sum(scripts),
};

for (const [what, bytes] of Object.entries(found)) {
  console.log(`dist JavaScript, ${what}: ${bytes} of ${budgets[what]} bytes`);
  if (bytes === 0 || bytes > budgets[what]) process.exitCode = 1;
}
