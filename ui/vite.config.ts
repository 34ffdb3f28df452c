import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The fonts come with the page, instead of after the first text was laid out with another one. */
const preloadFonts: Plugin = {
  name: "preload-fonts",
  transformIndexHtml: {
    order: "post",
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => file.endsWith(".woff2"))
        .map((file) => ({
          tag: "link",
          attrs: { rel: "preload", as: "font", href: `/${file}`, crossorigin: true },
        })),
  },
};

/** A font is not passed on without its licence. */
const fontLicences: Plugin = {
  name: "font-licences",
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== "asset" || !file.fileName.endsWith(".woff2")) continue;
      const [original = ""] = file.originalFileNames;
      const folder = resolve(import.meta.dirname, dirname(original), "..");
      const source = readFileSync(join(folder, "LICENSE"));
      this.emitFile({ type: "asset", fileName: `fonts/${basename(folder)}-OFL.txt`, source });
    }
  },
};

export default defineConfig({
  plugins: [svelte(), svelteTesting(), preloadFonts, fontLicences],
  // WebKitGTK 2.50 and the WKWebView of macOS 13 both speak this much.
  build: {
    target: "safari16",
    assetsInlineLimit: 0,
    // What the first screen needs comes in one piece: each further file is a question to the shell.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "first", test: /src\/main\.ts$/ }] } },
    },
  },
  server: { port: 1420, strictPort: true },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
    // Axe over a whole screen takes its time on a busy machine; nothing here is measured.
    testTimeout: 60_000,
    // A bare machine may be in any zone; dates in assertions are written for this one.
    env: { TZ: "Europe/Berlin" },
  },
});
