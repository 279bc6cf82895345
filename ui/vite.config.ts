// How the window is bundled and its tests are run; not what is in it.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  // The window loads its files by a scheme of its own, under whatever root that has.
  base: "./",
  build: {
    target: "es2022",
    // A font inside a style sheet would be a data: address, which the content security policy refuses.
    assetsInlineLimit: 0,
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
