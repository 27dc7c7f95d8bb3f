/**
 * Component types by resource type. Only resources that are a component by themselves: rules, roles and parts of others are none.
 * Vendor types are those of the catalogue of telemetry signals; where it has none for a type, a neutral one is used.
 */
export const RESOURCE_COMPONENTS: { [resource: string]: string } = {
  aws_lb: "aws.alb",
  aws_alb: "aws.alb",
  "AWS::ElasticLoadBalancingV2::LoadBalancer": "aws.alb",
  aws_api_gateway_rest_api: "aws.apigateway.rest",
  "AWS::ApiGateway::RestApi": "aws.apigateway.rest",
  aws_apigatewayv2_api: "aws.apigateway.http",
  "AWS::ApiGatewayV2::Api": "aws.apigateway.http",
  aws_lambda_function: "aws.lambda",
  "AWS::Lambda::Function": "aws.lambda",
  "AWS::Serverless::Function": "aws.lambda",
  aws_ecs_service: "aws.ecs.service",
  "AWS::ECS::Service": "aws.ecs.service",
  aws_db_instance: "aws.rds",
  "AWS::RDS::DBInstance": "aws.rds",
  aws_rds_cluster: "database",
  "AWS::RDS::DBCluster": "database",
  aws_dynamodb_table: "aws.dynamodb",
  "AWS::DynamoDB::Table": "aws.dynamodb",
  aws_sqs_queue: "aws.sqs",
  "AWS::SQS::Queue": "aws.sqs",
  aws_s3_bucket: "aws.s3",
  "AWS::S3::Bucket": "aws.s3",
  aws_cloudfront_distribution: "aws.cloudfront",
  "AWS::CloudFront::Distribution": "aws.cloudfront",
  aws_eks_cluster: "aws.eks",
  "AWS::EKS::Cluster": "aws.eks",
  aws_sfn_state_machine: "aws.stepfunctions",
  "AWS::StepFunctions::StateMachine": "aws.stepfunctions",
  aws_sns_topic: "aws.sns",
  "AWS::SNS::Topic": "aws.sns",
  aws_elasticache_cluster: "cache",
  aws_elasticache_replication_group: "cache",
  "AWS::ElastiCache::ReplicationGroup": "cache",
  "AWS::ElastiCache::CacheCluster": "cache",
  aws_instance: "vm",
  "AWS::EC2::Instance": "vm",
  aws_autoscaling_group: "vm",
  "AWS::AutoScaling::AutoScalingGroup": "vm",
  azurerm_linux_web_app: "azure.appservice",
  azurerm_windows_web_app: "azure.appservice",
  azurerm_linux_function_app: "azure.functions",
  azurerm_container_app: "azure.containerapps",
  azurerm_cosmosdb_account: "azure.cosmosdb",
  azurerm_mssql_database: "azure.sqldb",
  azurerm_postgresql_flexible_server: "database",
  azurerm_mysql_flexible_server: "database",
  azurerm_redis_cache: "cache",
  azurerm_servicebus_namespace: "azure.servicebus",
  azurerm_storage_account: "azure.storage",
  azurerm_kubernetes_cluster: "azure.aks",
  azurerm_cdn_frontdoor_profile: "azure.frontdoor",
  azurerm_application_gateway: "azure.appgateway",
  azurerm_linux_virtual_machine: "vm",
  google_cloud_run_v2_service: "gcp.cloudrun",
  google_cloud_run_service: "gcp.cloudrun",
  google_cloudfunctions_function: "gcp.functions",
  google_cloudfunctions2_function: "gcp.functions",
  google_compute_url_map: "gcp.cloudlb",
  google_container_cluster: "gcp.gke",
  google_sql_database_instance: "gcp.cloudsql",
  google_pubsub_subscription: "gcp.pubsub",
  google_spanner_instance: "gcp.spanner",
  google_storage_bucket: "gcp.gcs",
  google_redis_instance: "cache",
  google_compute_instance: "vm",
};

/** Types of well-known images, by the last part of the image's name (Docker Hub, "Official images" and the projects' own). */
const IMAGE_TYPES: [RegExp, string][] = [
  [
    /^(?:postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|cockroach|percona.*|timescaledb.*|cassandra|scylla|clickhouse.*|couchdb|neo4j|mssql.*|oracle-?(?:free|xe)?|elasticsearch|opensearch|influxdb|edgedb|dynamodb-local|spilo.*|postgis)$/,
    "database",
  ],
  [/^(?:redis(?:-stack(?:-server)?)?|valkey|memcached|keydb|dragonfly|hazelcast|redis-cluster)$/, "cache"],
  [
    /^(?:rabbitmq|kafka|cp-kafka|redpanda|nats|activemq.*|pulsar|elasticmq(?:-native)?|mosquitto|artemis|nsq)$/,
    "queue",
  ],
  [/^(?:nginx(?:-unprivileged)?|envoy|traefik|haproxy|caddy|kong|httpd|apisix|krakend|openresty)$/, "gateway"],
  [/^(?:minio|seaweedfs|ceph)$/, "object-store"],
];

/** The component type of an image, or undefined for one that is somebody's own. */
export function imageType(image: string): string | undefined {
  const name = (image.split("/").at(-1) ?? "").replace(/[:@].*$/, "").toLowerCase();
  return IMAGE_TYPES.find(([pattern]) => pattern.test(name))?.[1];
}
