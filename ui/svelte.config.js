// How Svelte compiles the window: runes everywhere; not how files are bundled.
export default { compilerOptions: { runes: true } };
