import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Golden times must not depend on where the machine stands.
    env: { TZ: "UTC" },
    pool: "forks",
    maxWorkers: 2,
  },
});
