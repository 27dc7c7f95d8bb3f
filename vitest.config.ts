import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    reporters: ["default", "./test/support/skipped-reporter.ts"],
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Golden times must not depend on where the machine stands.
    env: { TZ: "UTC" },
    pool: "forks",
    maxWorkers: 2,
  },
});
