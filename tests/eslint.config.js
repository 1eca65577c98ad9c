import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import js from "@eslint/js";
import globals from "globals";
import tseslint from "typescript-eslint";

const WEB = "campaigns/atlas/web";
const ROOT = join(import.meta.dirname, "..");

/** Modules that are not typed yet: they begin with @ts-nocheck, and no other may. */
const untyped = readdirSync(join(ROOT, WEB), { recursive: true })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => `${WEB}/${path.replaceAll("\\", "/")}`)
  .filter((path) => readFileSync(join(ROOT, path), "utf8").startsWith("// @ts-nocheck"));

const noMarkup = {
  "no-restricted-properties": [
    "error",
    ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
      property,
      message: "Text is never code: use textContent, or element of base/dom.ts.",
    })),
  ],
};
const plain = { eqeqeq: "error", "prefer-const": "error", "no-var": "error" };

export default tseslint.config(
  { ignores: [`${WEB}/bundle.js`, `${WEB}/bundle-site.js`] },
  js.configs.recommended,
  {
    files: [`${WEB}/**/*.ts`, `tests/${WEB}/**/*.ts`],
    extends: [tseslint.configs.recommended, tseslint.configs.stylistic],
    rules: {
      ...plain,
      ...noMarkup,
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  /* Generated: its length is that of the Python modules it is made from. */
  { files: [`${WEB}/base/payload.ts`], rules: { "max-lines": "off" } },
  { files: [`tests/${WEB}/**/*.ts`], rules: { "max-lines-per-function": "off" } },
  {
    files: untyped.length ? untyped : ["none"],
    languageOptions: { globals: { ...globals.browser, L: "readonly" } },
    rules: {
      "no-undef": "error",
      "max-lines": "off",
      "max-lines-per-function": "off",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-nocheck": false }],
    },
  },
  { files: ["pages/**/*.js"], languageOptions: { globals: globals.browser }, rules: plain },
  {
    files: ["campaigns/notebook/*.js"],
    languageOptions: { sourceType: "script", globals: { ...globals.browser, L: "readonly" } },
    rules: {
      ...plain,
      ...noMarkup,
      "no-var": "off",
      "no-unused-vars": ["error", { varsIgnorePattern: "^atlasLayer$" }],
    },
  },
  { files: ["tests/*.js"], languageOptions: { globals: globals.node }, rules: plain },
  { files: ["tests/benchmarks/beside/*.js"], languageOptions: { globals: globals.browser }, rules: plain },
);
