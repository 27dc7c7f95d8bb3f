/** Frameworks of the sample: a part of each standard, so that golden files stay readable. */
export interface SamplePractice {
  id: string;
  title: string;
  question?: string;
  risk?: "high" | "medium" | "low";
  checks?: { id: string; covers: "full" | "part"; why: string }[];
  answer?: "pass" | "partial" | "fail" | "not-applicable";
  wouldEvidence?: string;
  waived?: boolean;
}

interface SamplePillar {
  id: string;
  title: string;
  practices: SamplePractice[];
}

export interface SampleFramework {
  id: string;
  title: string;
  version: string;
  pillars: SamplePillar[];
}

const replicas = { id: "single-replica-component", covers: "part", why: "failing over needs a healthy peer" } as const;
const errors = {
  id: "error-ratio-above-objective",
  covers: "full",
  why: "the objective is the availability that is asked for",
} as const;
const latency = {
  id: "sustained-latency-degradation",
  covers: "part",
  why: "slow minutes are what callers feel",
} as const;
const cpu = { id: "cpu-saturation", covers: "part", why: "saturation precedes latency" } as const;

export const SAMPLE_FRAMEWORKS: SampleFramework[] = [
  {
    id: "aws-well-architected",
    title: "AWS Well-Architected Framework",
    version: "2025-02",
    pillars: [
      {
        id: "operational-excellence",
        title: "Operational Excellence",
        practices: [
          {
            id: "OPS05-BP09",
            title: "Make frequent, small, reversible changes",
            question: "How do you reduce defects, ease remediation, and improve flow into production?",
            risk: "low",
            checks: [{ id: "low-deployment-frequency", covers: "full", why: "frequency is what the practice names" }],
          },
          {
            id: "OPS07-BP03",
            title: "Use runbooks to perform procedures",
            question: "How do you know that you are ready to support a workload?",
            risk: "high",
            checks: [{ id: "missing-runbook", covers: "full", why: "a runbook is what is asked for" }],
          },
          {
            id: "OPS07-BP04",
            title: "Use playbooks to investigate issues",
            question: "How do you know that you are ready to support a workload?",
            risk: "high",
            checks: [{ id: "missing-runbook", covers: "part", why: "some runbooks are playbooks" }],
          },
          {
            id: "OPS01-BP01",
            title: "Evaluate external customer needs",
            question: "How do you determine what your priorities are?",
            risk: "high",
            wouldEvidence: "an answer of the product owner",
          },
          {
            id: "OPS03-BP01",
            title: "Provide executive sponsorship",
            question: "How does your organizational culture support your business outcomes?",
            risk: "high",
            answer: "pass",
          },
          {
            id: "OPS03-BP03",
            title: "Escalation is encouraged",
            question: "How does your organizational culture support your business outcomes?",
            risk: "high",
            wouldEvidence: "an answer of the team",
          },
        ],
      },
      {
        id: "security",
        title: "Security",
        practices: [
          {
            id: "SEC06-BP03",
            title: "Reduce manual management and interactive access",
            question: "How do you protect your compute resources?",
            risk: "medium",
            wouldEvidence: "audit logs of interactive sessions",
          },
          {
            id: "SEC06-BP05",
            title: "Automate compute protection",
            question: "How do you protect your compute resources?",
            risk: "medium",
            checks: [{ id: "unpinned-base-image", covers: "part", why: "an unpinned image escapes the scan" }],
          },
          {
            id: "SEC02-BP01",
            title: "Use strong sign-in mechanisms",
            question: "How do you manage identities for people and machines?",
            risk: "high",
            wouldEvidence: "the identity provider's policy",
          },
        ],
      },
      {
        id: "reliability",
        title: "Reliability",
        practices: [
          {
            id: "REL11-BP01",
            title: "Monitor all components of the workload to detect failures",
            question: "How do you design your workload to withstand component failures?",
            risk: "high",
            checks: [errors, latency],
          },
          {
            id: "REL11-BP02",
            title: "Fail over to healthy resources",
            question: "How do you design your workload to withstand component failures?",
            risk: "high",
            checks: [replicas, { ...latency, why: "a failed peer shows as slow minutes" }],
          },
          {
            id: "REL05-BP04",
            title: "Fail fast and limit queues",
            question: "How do you design interactions in a distributed system to mitigate or withstand failures?",
            risk: "high",
            checks: [latency, cpu],
          },
          {
            id: "REL10-BP01",
            title: "Deploy the workload to multiple locations",
            question: "How do you use fault isolation to protect your workload?",
            risk: "high",
            checks: [{ ...replicas, covers: "full", why: "one replica is one location" }],
            waived: true,
          },
          {
            id: "REL09-BP04",
            title: "Perform periodic recovery of the data to verify backup integrity and processes",
            question: "How do you back up data?",
            risk: "medium",
            answer: "not-applicable",
          },
          {
            id: "REL12-BP05",
            title: "Test resiliency using chaos engineering",
            question: "How do you test reliability?",
            risk: "medium",
            answer: "partial",
          },
          {
            id: "REL13-BP01",
            title: "Define recovery objectives for downtime and data loss",
            question: "How do you plan for disaster recovery (DR)?",
            risk: "high",
            wouldEvidence: "objectives with a recovery time, or an answer",
          },
        ],
      },
      {
        id: "performance-efficiency",
        title: "Performance Efficiency",
        practices: [
          {
            id: "PERF02-BP04",
            title: "Configure and right-size compute resources",
            question: "How do you select and use compute resources in your workload?",
            risk: "medium",
            checks: [{ ...cpu, covers: "full" }],
          },
          {
            id: "PERF05-BP01",
            title: "Establish key performance indicators (KPIs) to measure workload health and performance",
            question: "How do you use metrics to improve performance?",
            risk: "high",
            checks: [{ ...latency, covers: "full" }],
          },
        ],
      },
      {
        id: "cost-optimization",
        title: "Cost Optimization",
        practices: [
          {
            id: "COST06-BP01",
            title: "Perform cost modeling",
            question: "How do you meet cost targets when you select resource type, size and number?",
            risk: "medium",
            wouldEvidence: "bills by component",
          },
          {
            id: "COST09-BP03",
            title: "Supply resources dynamically",
            question: "How do you manage demand, and supply resources?",
            risk: "low",
            checks: [{ id: "oversized-cpu-request", covers: "full", why: "idle requests are supply without demand" }],
          },
        ],
      },
      {
        id: "sustainability",
        title: "Sustainability",
        practices: [
          {
            id: "SUS01-BP01",
            title: "Choose Region based on both business requirements and sustainability goals",
            question: "How do you select Regions for your workload?",
            risk: "medium",
            checks: [
              { id: "undeclared-carbon-region", covers: "full", why: "without the region there is no choice to judge" },
            ],
          },
          {
            id: "SUS02-BP01",
            title: "Scale workload infrastructure dynamically",
            question: "How do you align cloud resources to your demand?",
            risk: "medium",
            wouldEvidence: "replica counts over a day",
          },
          {
            id: "SUS05-BP01",
            title: "Use the minimum amount of hardware to meet your needs",
            question: "How do you select and use cloud hardware and services?",
            risk: "medium",
            wouldEvidence: "utilisation of the machines",
          },
        ],
      },
    ],
  },
  {
    id: "iso-25010-2023",
    title: "ISO/IEC 25010:2023 product quality",
    version: "2023",
    pillars: [
      {
        id: "reliability",
        title: "Reliability",
        practices: [
          { id: "faultlessness", title: "Faultlessness", wouldEvidence: "defects by release" },
          { id: "availability", title: "Availability", checks: [errors] },
          { id: "fault-tolerance", title: "Fault tolerance", checks: [replicas, latency] },
          { id: "recoverability", title: "Recoverability", wouldEvidence: "times to recover" },
        ],
      },
      {
        id: "performance-efficiency",
        title: "Performance efficiency",
        practices: [
          { id: "time-behaviour", title: "Time behaviour", checks: [{ ...latency, covers: "full" }] },
          { id: "resource-utilization", title: "Resource utilization", checks: [{ ...cpu, covers: "full" }] },
          { id: "capacity", title: "Capacity", wouldEvidence: "a load test" },
        ],
      },
      {
        id: "safety",
        title: "Safety",
        practices: [
          { id: "operational-constraint", title: "Operational constraint", wouldEvidence: "an answer" },
          { id: "fail-safe", title: "Fail safe", wouldEvidence: "an answer" },
        ],
      },
    ],
  },
  {
    id: "dora",
    title: "DORA software delivery",
    version: "2024",
    pillars: [
      {
        id: "software-delivery",
        title: "Software delivery performance",
        practices: [
          {
            id: "deployment-frequency",
            title: "Deployment frequency",
            checks: [{ id: "low-deployment-frequency", covers: "full", why: "it is the metric" }],
          },
          { id: "change-lead-time", title: "Change lead time", wouldEvidence: "tags that name what was deployed" },
          { id: "change-fail-rate", title: "Change fail rate", wouldEvidence: "incidents joined to deployments" },
        ],
      },
    ],
  },
];
