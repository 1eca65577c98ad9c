// Runs the unit tests of the browser side, tests/campaigns/atlas/web/**/*.test.ts, with Node's own runner: bundled first,
// as not every Node reads TypeScript. Arguments are handed on, as `npm test -- --test-name-pattern=days`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const HERE = import.meta.dirname;
const tests = readdirSync(join(HERE, "campaigns/atlas/web"), { recursive: true })
  .filter((path) => path.endsWith(".test.ts"))
  .sort();
const folder = mkdtempSync(join(tmpdir(), "atlas-unit-"));
try {
  await build({
    entryPoints: tests.map((path) => join(HERE, "campaigns/atlas/web", path)),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    sourcemap: "inline",
    logLevel: "warning",
  });
  const made = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".mjs"));
  const run = ["--enable-source-maps", "--test", "--test-reporter=spec", ...process.argv.slice(2), ...made.sort()];
  const { status } = spawnSync(process.execPath, run, { cwd: folder, stdio: "inherit" });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
