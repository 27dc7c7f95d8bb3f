import type { Reporter, TestModule } from "vitest/node";

/** Lists what was not run and why, so that a pass on a bare machine does not look like a pass of everything. */
export default class SkippedReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
    const skipped: string[] = [];
    for (const module of modules) {
      for (const test of module.children.allTests("skipped")) {
        const result = test.result();
        const note = result.state === "skipped" && result.note ? `: ${result.note}` : "";
        skipped.push(`  ${module.relativeModuleId} > ${test.fullName}${note}`);
      }
    }
    process.stdout.write(
      skipped.length === 0 ? "\nNothing was skipped.\n" : `\nSkipped (${skipped.length}):\n${skipped.join("\n")}\n`,
    );
  }
}
