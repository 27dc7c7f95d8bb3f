import { holdChecks } from "./check-suite.ts";

holdChecks("cost-optimization", 9);
