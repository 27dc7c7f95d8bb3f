import { list, oneOrMore } from "../json-values.ts";
import type { Reading } from "../scanner.ts";
import type { Links } from "./links.ts";
import { listenersOf } from "./listeners.ts";
import { every, type IacResource, inside, type Known, property, readingOf, unknown, word } from "./resource.ts";
import { Unresolved } from "./unresolved.ts";

interface Rule {
  sources: unknown[];
  from: unknown;
  to: unknown;
  protocol?: unknown;
}

/** Inbound rules that a resource states, in the words of each vendor. */
function inboundRules(of: IacResource): Rule[] {
  switch (of.type) {
    case "aws_security_group":
    case "aws_default_security_group":
      return every(of, "ingress").map((rule) => ({
        sources: [...sourcesOf(inside(rule, "cidr_blocks")), ...sourcesOf(inside(rule, "ipv6_cidr_blocks"))],
        from: inside(rule, "from_port"),
        to: inside(rule, "to_port"),
        protocol: inside(rule, "protocol"),
      }));
    case "aws_security_group_rule":
      return property(of, "type") === "ingress"
        ? [
            {
              sources: [...sourcesOf(property(of, "cidr_blocks")), ...sourcesOf(property(of, "ipv6_cidr_blocks"))],
              from: property(of, "from_port"),
              to: property(of, "to_port"),
              protocol: property(of, "protocol"),
            },
          ]
        : [];
    case "aws_vpc_security_group_ingress_rule":
      return [
        {
          sources: [...sourcesOf(property(of, "cidr_ipv4")), ...sourcesOf(property(of, "cidr_ipv6"))],
          from: property(of, "from_port"),
          to: property(of, "to_port"),
          protocol: property(of, "ip_protocol"),
        },
      ];
    case "AWS::EC2::SecurityGroup":
      return every(of, "SecurityGroupIngress").map(awsRule);
    case "AWS::EC2::SecurityGroupIngress":
      return [awsRule(of.body)];
    case "google_compute_firewall":
      if (word(of, "direction", "INGRESS").value === "EGRESS") return [];
      return every(of, "allow").flatMap((allow) => {
        const ports = list(inside(allow, "ports"));
        const sources = sourcesOf(property(of, "source_ranges"));
        if (ports.length === 0) return [{ sources, from: 0, to: 65_535, protocol: inside(allow, "protocol") }];
        return ports.map((port) => {
          const [from, to] = String(port instanceof Unresolved ? Number.NaN : port).split("-");
          return { sources, from: Number(from), to: Number(to ?? from), protocol: inside(allow, "protocol") };
        });
      });
    case "azurerm_network_security_rule":
      return azureRules([of.body]);
    case "azurerm_network_security_group":
      return azureRules(every(of, "security_rule"));
    default:
      return [];
  }
}

function awsRule(rule: unknown): Rule {
  return {
    sources: [...sourcesOf(inside(rule, "CidrIp")), ...sourcesOf(inside(rule, "CidrIpv6"))],
    from: inside(rule, "FromPort"),
    to: inside(rule, "ToPort"),
    protocol: inside(rule, "IpProtocol"),
  };
}

function azureRules(rules: unknown[]): Rule[] {
  return rules
    .filter((rule) => inside(rule, "direction") === "Inbound" && inside(rule, "access") === "Allow")
    .flatMap((rule) => {
      const sources = [
        ...sourcesOf(inside(rule, "source_address_prefix")),
        ...sourcesOf(inside(rule, "source_address_prefixes")),
      ];
      const ranges = [
        ...oneOrMore(inside(rule, "destination_port_range")),
        ...oneOrMore(inside(rule, "destination_port_ranges")),
      ];
      return ranges.map((range) => {
        const [from, to] = range === "*" ? ["0", "65535"] : range.split("-");
        return { sources, from: Number(from), to: Number(to ?? from) };
      });
    });
}

function sourcesOf(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

const WORLD = new Set(["0.0.0.0/0", "::/0", "*", "Internet", "0.0.0.0"]);
/** The two ports that the catalogue's `iac.ingress.open` names: HTTP and HTTPS. */
const WEB = new Set([80, 443]);

function isOpen(rule: Rule): Known<boolean> {
  const unread = rule.sources.find((source) => source instanceof Unresolved);
  const world = rule.sources.some((source) => typeof source === "string" && WORLD.has(source));
  if (!world)
    return unread instanceof Unresolved ? unknown(`its source is an expression: ${unread.text}`) : { value: false };
  if (rule.protocol === "-1" || rule.protocol === -1 || rule.protocol === "all") return { value: true };
  if (rule.protocol === "icmp" || rule.protocol === "icmpv6" || rule.protocol === 1) return { value: false };
  const from = portOf(rule.from);
  const to = portOf(rule.to ?? rule.from);
  if (from === undefined || to === undefined) return unknown("its ports are expressions");
  return { value: !(from === to && WEB.has(from)) };
}

function portOf(value: unknown): number | undefined {
  const port =
    typeof value === "number" ? value : typeof value === "string" && value !== "" ? Number(value) : Number.NaN;
  return Number.isInteger(port) ? port : undefined;
}

/** Readings of inbound rules and listeners. */
export function networkReadings(all: readonly IacResource[], links: Links): Reading[] {
  const readings: Reading[] = [];
  let rules = 0;
  let listeners = 0;
  for (const of of all) {
    for (const [index, rule] of inboundRules(of).entries()) {
      rules++;
      const reading = readingOf(of, "iac.ingress.open", isOpen(rule));
      readings.push({ ...reading, attributes: { ...reading.attributes, rule: String(index + 1) } });
    }
    const found = listenersOf(of, links);
    for (const [index, listener] of found.entries()) {
      listeners++;
      for (const [signal, known] of [
        ["iac.listener.tls", listener.tls],
        ["iac.listener.public", listener.public],
      ] as const) {
        const reading = readingOf(of, signal, known);
        if (found.length > 1) reading.attributes = { ...reading.attributes, listener: String(index + 1) };
        readings.push(reading);
      }
    }
  }
  readings.push({ signal: "iac.ingress.count", value: rules }, { signal: "iac.listener.count", value: listeners });
  return readings;
}
