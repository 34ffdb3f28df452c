// Fails when the shipped JavaScript outgrows its budget, counted before compression.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const budget = 200_000;
const folder = join(import.meta.dirname, "..", "dist", "assets");
const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));
const total = scripts.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

console.log(`dist JavaScript: ${total} of ${budget} bytes in ${scripts.length} file(s)`);
if (scripts.length === 0 || total > budget) process.exit(1);
