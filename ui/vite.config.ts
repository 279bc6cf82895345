// How the window is bundled and its tests are run; not what is in it.
import { readFileSync } from "node:fs";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The fonts' licence asks that its text goes with them. */
const fontLicences: Plugin = {
  name: "font-licences",
  generateBundle() {
    for (const font of ["inter", "source-serif-4"]) {
      const source = readFileSync(`node_modules/@fontsource-variable/${font}/LICENSE`, "utf8");
      this.emitFile({ type: "asset", fileName: `licences/${font}.txt`, source });
    }
  },
};

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), fontLicences],
  // The window loads its files by a scheme of its own, under whatever root that has.
  base: "./",
  build: {
    target: "es2022",
    // A font inside a style sheet would be a data: address, which the content security policy refuses.
    assetsInlineLimit: 0,
    license: { fileName: "licences/scripts.md" },
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    outDir: mode === "fake" ? "node_modules/.fake" : "dist",
    emptyOutDir: true,
    rollupOptions: { input: mode === "fake" ? "fake.html" : "index.html" },
  },
  resolve: process.env["VITEST"] ? { conditions: ["browser"] } : {},
  test: {
    projects: [
      { extends: true, test: { name: "unit", include: ["src/**/*.test.ts"] } },
      {
        extends: true,
        test: { name: "browser", include: ["tests/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
}));
