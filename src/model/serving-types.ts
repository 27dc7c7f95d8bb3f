/** Neutral types of components that answer requests. */
export const SERVING_TYPES: ReadonlySet<string> = new Set(["http-service", "gateway", "function", "load-balancer"]);
