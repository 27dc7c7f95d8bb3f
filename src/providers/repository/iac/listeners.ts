import { oneOrMore } from "../json-values.ts";
import type { Links } from "./links.ts";
import { every, flag, type IacResource, inside, type Known, map, property, unknown, word } from "./resource.ts";
import { Unresolved } from "./unresolved.ts";

/** Where requests come in: whether it speaks TLS or sends its callers to one that does, and whether the Internet reaches it. */
export interface Listener {
  tls: Known<boolean>;
  public: Known<boolean>;
}

const YES: Known<boolean> = { value: true };

/** Listeners that a resource is or has. Defaults are those of the providers' documentation. */
export function listenersOf(of: IacResource, links: Links): Listener[] {
  switch (of.type) {
    case "aws_lb_listener":
    case "aws_alb_listener": {
      const redirects = every(of, "default_action").some(
        (one) => inside(one, "type") === "redirect" && inside(one, "redirect.protocol") !== "HTTP",
      );
      const owner = ["aws_lb", "aws_alb"].flatMap((type) => links.from(of, type, property(of, "load_balancer_arn")))[0];
      return [
        {
          tls: redirects ? YES : map(word(of, "protocol", "HTTP"), isTls),
          public: owner ? isExternal(owner) : unknown("its load balancer is not beside it in code"),
        },
      ];
    }
    case "AWS::ElasticLoadBalancingV2::Listener": {
      const redirects = every(of, "DefaultActions").some(
        (one) => inside(one, "Type") === "redirect" && inside(one, "RedirectConfig.Protocol") !== "HTTP",
      );
      const [owner] = links.from(of, "AWS::ElasticLoadBalancingV2::LoadBalancer", property(of, "LoadBalancerArn"));
      return [
        {
          tls: redirects ? YES : map(word(of, "Protocol", "HTTP"), isTls),
          public: owner ? hasExternalScheme(owner) : unknown("its load balancer is not beside it in code"),
        },
      ];
    }
    case "aws_elb":
      return every(of, "listener").map((one) => ({
        tls: classicTls(inside(one, "lb_protocol")),
        public: isExternal(of),
      }));
    case "AWS::ElasticLoadBalancing::LoadBalancer":
      return every(of, "Listeners").map((one) => ({
        tls: classicTls(inside(one, "Protocol")),
        public: hasExternalScheme(of),
      }));
    case "aws_cloudfront_distribution":
      return [{ tls: map(word(of, "default_cache_behavior.viewer_protocol_policy"), isSecured), public: YES }];
    case "AWS::CloudFront::Distribution":
      return [
        {
          tls: map(word(of, "DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy"), isSecured),
          public: YES,
        },
      ];
    // API Gateway answers by HTTPS alone (API Gateway Developer Guide, "Choose a security policy").
    case "aws_api_gateway_rest_api":
      return [{ tls: YES, public: isNotPrivate(property(of, "endpoint_configuration.types")) }];
    case "AWS::ApiGateway::RestApi":
      return [{ tls: YES, public: isNotPrivate(property(of, "EndpointConfiguration.Types")) }];
    case "AWS::Serverless::Api":
      return [
        {
          tls: YES,
          public: isNotPrivate(property(of, "EndpointConfiguration.Type") ?? property(of, "EndpointConfiguration")),
        },
      ];
    case "aws_apigatewayv2_api":
    case "AWS::ApiGatewayV2::Api":
    case "AWS::Serverless::HttpApi":
      return [{ tls: YES, public: YES }];
    case "google_compute_target_https_proxy":
    case "google_compute_target_ssl_proxy":
      return [{ tls: YES, public: isForwardedTo(of, links) }];
    case "google_compute_target_http_proxy":
      return [
        {
          tls: unknown("whether its URL map redirects to HTTPS is in another resource"),
          public: isForwardedTo(of, links),
        },
      ];
    default:
      return [];
  }
}

function isTls(protocol: string): boolean {
  return /^(?:HTTPS|TLS)$/.test(protocol);
}

function classicTls(protocol: unknown): Known<boolean> {
  return typeof protocol === "string"
    ? { value: /^(?:https|ssl)$/i.test(protocol) }
    : unknown("its protocol is not a plain value");
}

function isSecured(policy: string): boolean {
  return policy !== "allow-all";
}

function isExternal(of: IacResource): Known<boolean> {
  return map(flag(of, "internal", false), (internal) => !internal);
}

function hasExternalScheme(of: IacResource): Known<boolean> {
  return map(word(of, "Scheme", "internet-facing"), (scheme) => scheme !== "internal");
}

function isNotPrivate(types: unknown): Known<boolean> {
  const unread =
    types instanceof Unresolved || (Array.isArray(types) && types.some((one) => one instanceof Unresolved));
  return unread ? unknown("its kind of endpoint is an expression") : { value: !oneOrMore(types).includes("PRIVATE") };
}

/** A proxy of Google Cloud is as public as the rules that forward to it. */
function isForwardedTo(of: IacResource, links: Links): Known<boolean> {
  const schemes = ["google_compute_global_forwarding_rule", "google_compute_forwarding_rule"]
    .flatMap((type) => links.to(of, type, "target"))
    .map((rule) => map(word(rule, "load_balancing_scheme", "EXTERNAL"), (scheme) => scheme.startsWith("EXTERNAL")));
  return (
    schemes.find(({ value }) => value === true) ??
    schemes.find(({ value }) => value === null) ??
    schemes[0] ??
    unknown("the rule that forwards to it is not beside it in code")
  );
}
