import { holdChecks } from "../cost-optimization/check-suite.ts";

holdChecks("security", 16);
