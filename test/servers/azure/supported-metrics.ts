/**
 * Metrics that Azure Monitor lists for each type, with their dimensions, the aggregations that may be asked for and the longest and shortest samples
 * (Azure Monitor, "Supported metrics by resource type"). A selection: enough to know what is asked for, and what is not there.
 */
interface Supported {
  dimensions?: string[];
  aggregations?: string[];
  shortest?: number;
}

const ALL = ["Average", "Minimum", "Maximum", "Total", "Count"];
const GAUGE = ["Average", "Minimum", "Maximum"];

const instances = { dimensions: ["Instance"], aggregations: ["Average", "Minimum", "Maximum", "Total"] };
const gauge = { aggregations: GAUGE };

export const SUPPORTED: { [type: string]: { [metric: string]: Supported } } = {
  "microsoft.web/sites": {
    Requests: instances,
    Http2xx: instances,
    Http4xx: instances,
    Http5xx: instances,
    HttpResponseTime: instances,
    MemoryWorkingSet: instances,
    HealthCheckStatus: instances,
    BytesReceived: instances,
    BytesSent: instances,
    RequestsInApplicationQueue: instances,
    FunctionExecutionCount: instances,
    FunctionExecutionUnits: instances,
    OnDemandFunctionExecutionCount: instances,
    InstanceCount: instances,
  },
  "microsoft.web/serverfarms": { CpuPercentage: instances, MemoryPercentage: instances, HttpQueueLength: instances },
  "microsoft.app/containerapps": {
    Requests: { dimensions: ["revisionName", "podName", "statusCodeCategory", "statusCode"], aggregations: ALL },
    ResponseTime: { dimensions: ["statusCodeCategory", "statusCode"], aggregations: ALL },
    UsageNanoCores: { aggregations: ALL },
    WorkingSetBytes: { aggregations: ALL },
    CpuPercentage: gauge,
    MemoryPercentage: gauge,
    Replicas: { aggregations: ALL },
    GpuUtilizationPercentage: gauge,
    RestartCount: { aggregations: ALL },
    RxBytes: { aggregations: ALL },
    TxBytes: { aggregations: ALL },
  },
  "microsoft.documentdb/databaseaccounts": {
    TotalRequests: {
      dimensions: ["DatabaseName", "CollectionName", "Region", "OperationType", "StatusCode"],
      aggregations: ["Count"],
    },
    TotalRequestUnits: { aggregations: ["Total", "Average", "Maximum"] },
    ServerSideLatencyDirect: { aggregations: ["Average"] },
    ServerSideLatencyGateway: { aggregations: ["Average"] },
    ReplicationLatency: gauge,
    NormalizedRUConsumption: { aggregations: ["Average", "Maximum"] },
    ServiceAvailability: { aggregations: GAUGE, shortest: 3600 },
  },
  "microsoft.sql/servers/databases": {
    connection_successful: { aggregations: ["Total"] },
    connection_failed: { aggregations: ["Total"], dimensions: ["Error"] },
    deadlock: { aggregations: ["Total"] },
    cpu_percent: gauge,
    workers_percent: gauge,
    storage_percent: gauge,
    replication_lag_seconds: gauge,
  },
  "microsoft.servicebus/namespaces": {
    IncomingRequests: { aggregations: ["Total"], dimensions: ["EntityName"] },
    IncomingMessages: { aggregations: ["Total"], dimensions: ["EntityName"] },
    OutgoingMessages: { aggregations: ["Total"], dimensions: ["EntityName"] },
    CompleteMessage: { aggregations: ["Total"], dimensions: ["EntityName"] },
    ServerErrors: { aggregations: ["Total"], dimensions: ["EntityName", "OperationResult"] },
    ThrottledRequests: { aggregations: ["Total"] },
    ActiveMessages: { aggregations: GAUGE, dimensions: ["EntityName"] },
    DeadletteredMessages: { aggregations: GAUGE, dimensions: ["EntityName"] },
    ServerSendLatency: { aggregations: ["Average"] },
    NamespaceCpuUsage: { aggregations: ["Maximum"] },
    NamespaceMemoryUsage: { aggregations: ["Maximum"] },
  },
  "microsoft.storage/storageaccounts": {
    Transactions: { aggregations: ["Total"], dimensions: ["ResponseType", "ApiName", "GeoType", "Authentication"] },
    SuccessE2ELatency: gauge,
    SuccessServerLatency: gauge,
    UsedCapacity: { aggregations: ["Average"], shortest: 3600 },
    Availability: gauge,
    Ingress: { aggregations: ["Total", "Average", "Minimum", "Maximum"] },
    Egress: { aggregations: ["Total", "Average", "Minimum", "Maximum"] },
  },
  "microsoft.containerservice/managedclusters": {
    node_cpu_usage_percentage: gauge,
    node_memory_working_set_percentage: gauge,
    node_disk_usage_percentage: gauge,
    kube_node_status_condition: {
      aggregations: ["Total", "Average"],
      dimensions: ["condition", "status", "status2", "node"],
    },
  },
  "microsoft.cdn/profiles": {
    RequestCount: {
      aggregations: ["Total"],
      dimensions: ["HttpStatus", "HttpStatusGroup", "ClientRegion", "Endpoint"],
    },
    TotalLatency: gauge,
    OriginHealthPercentage: gauge,
    ByteHitRatio: gauge,
    WebApplicationFirewallRequestCount: { aggregations: ["Total"] },
    RequestSize: { aggregations: ["Total"] },
    ResponseSize: { aggregations: ["Total"] },
  },
  "microsoft.network/applicationgateways": {
    TotalRequests: { aggregations: ["Total"] },
    ResponseStatus: { aggregations: ["Total"], dimensions: ["HttpStatusGroup"] },
    ApplicationGatewayTotalTime: { aggregations: ["Average", "Maximum"] },
    CapacityUnits: gauge,
    HealthyHostCount: gauge,
    UnhealthyHostCount: gauge,
    AzwafTotalRequests: { aggregations: ["Total"] },
    BytesReceived: { aggregations: ["Total"] },
    BytesSent: { aggregations: ["Total"] },
  },
};

/** Seconds, by `interval`; FULL is the whole span. */
export const INTERVALS: { [interval: string]: number } = {
  PT1M: 60,
  PT5M: 300,
  PT15M: 900,
  PT30M: 1800,
  PT1H: 3600,
  PT6H: 21_600,
  PT12H: 43_200,
  P1D: 86_400,
};
