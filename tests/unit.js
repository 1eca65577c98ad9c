// Runs the unit tests of the browser side, tests/campaigns/atlas/web/**/*.test.ts, with Node's own runner: bundled first,
// as not every Node reads TypeScript, and into one file, as the runner starts a process for each. Arguments are handed on,
// as `npm test -- --test-name-pattern=days`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const TESTS = join(import.meta.dirname, "campaigns/atlas/web");
const files = readdirSync(TESTS, { recursive: true }).map((path) => path.replaceAll("\\", "/"));
const tests = files.filter((path) => path.endsWith(".test.ts")).sort();
const folder = mkdtempSync(join(tmpdir(), "atlas-unit-"));
try {
  await build({
    stdin: {
      contents: tests.map((path) => `import "./${path}";`).join("\n"),
      resolveDir: TESTS,
      sourcefile: "tests.ts",
    },
    outfile: join(folder, "tests.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    loader: { ".csv": "text" },
    sourcemap: "inline",
    logLevel: "warning",
  });
  const run = ["--enable-source-maps", "--test", "--test-reporter=spec", ...process.argv.slice(2), "tests.mjs"];
  const env = { ...process.env, ATLAS_TESTS: import.meta.dirname };
  const { status } = spawnSync(process.execPath, run, { cwd: folder, env, stdio: "inherit" });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
