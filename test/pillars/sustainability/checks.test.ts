import { holdChecks } from "../cost-optimization/check-suite.ts";

holdChecks("sustainability", 7);
