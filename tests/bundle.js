// Makes campaigns/atlas/web/bundle.js, and bundle-site.js of the static site, of the TypeScript modules beside them. The
// first line of each is the digest of all modules, so that web_bundle.py can tell whether it is theirs.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const WEB = join(import.meta.dirname, "../campaigns/atlas/web");

/** SHA-256 of all modules, sorted by path: path, zero byte, text, zero byte. Computed in the same way in web_bundle.py. */
function digest() {
  const hash = createHash("sha256");
  const paths = readdirSync(WEB, { recursive: true }).map((path) => path.replaceAll("\\", "/"));
  for (const path of paths.filter((path) => path.endsWith(".ts")).sort())
    hash.update(`${path}\0${readFileSync(join(WEB, path), "utf8").replaceAll("\r\n", "\n")}\0`);
  return hash.digest("hex");
}

/** Bundles a module and all it imports into one file. */
async function bundle(entry, name) {
  const { outputFiles } = await build({
    entryPoints: [join(WEB, entry)],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    target: ["chrome113", "firefox113", "safari16.4"],
  });
  const text = `// sources: ${digest()}\n${outputFiles[0].text}`;
  writeFileSync(join(WEB, name), text);
  console.log(`campaigns/atlas/web/${name}: ${(text.length / 1024).toFixed(1)} kB`);
}

await bundle("atlas.ts", "bundle.js");
await bundle("site/site.ts", "bundle-site.js");
