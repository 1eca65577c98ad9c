import js from "@eslint/js";
import globals from "globals";

// The browser's side is plain scripts that share the name Atlas, joined into the document in the order of folium_map.py.
export default [
  js.configs.recommended,
  {
    files: ["campaigns/atlas/web/*.js"],
    languageOptions: {
      sourceType: "script",
      globals: { ...globals.browser, L: "readonly", Atlas: "readonly" },
    },
    rules: {
      "no-implicit-globals": "off",
      "no-redeclare": ["error", { builtinGlobals: false }],
      "no-unused-vars": ["error", { varsIgnorePattern: "^Atlas$" }],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Text is never code: use Atlas.element." },
        { property: "outerHTML", message: "Text is never code: use Atlas.element." },
        { property: "insertAdjacentHTML", message: "Text is never code: use Atlas.element." },
      ],
      eqeqeq: "error",
      "prefer-const": "error",
      "no-var": "error",
    },
  },
  {
    files: ["pages/*.js"],
    languageOptions: { sourceType: "module", globals: globals.browser },
    rules: { eqeqeq: "error", "prefer-const": "error", "no-var": "error" },
  },
];
