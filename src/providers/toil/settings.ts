/** The manifest's `providers.toil`, as settings.schema.json describes it. */
interface ToilSettings {
  labels?: string[];
  tickets?: string | Mapping;
  records?: string | (Mapping & { unlabelled?: "unreadable" | "other" });
}

interface Mapping {
  file: string;
  columns?: { [field: string]: string };
  unit?: "h" | "min" | "s";
  delimiter?: string;
}

type Kind = "records" | "tickets";

/** One of the two kinds of files, and how its rows are to be read. */
export interface WorkSource {
  kind: Kind;
  /** A file name or pattern, relative to the workload's folder. */
  file: string;
  delimiter: string | undefined;
  /** Names of a column to look for, whatever their case, best first; none: the field is not read. */
  columns: { time: string[]; labels: string[]; person: string[]; hours: string[] };
  hoursInUnit: number;
  /** Lower case. */
  labels: ReadonlySet<string>;
  /** Whether a row without any label is work that is no toil; else it says too little. */
  unlabelledIsOther: boolean;
}

/** What GitHub's, Jira's and the usual trackers' exports call their columns. */
const NAMES = {
  tickets: {
    time: ["closedAt", "closed_at", "Resolved", "Resolution Date", "Closed"],
    labels: ["labels", "label", "tags"],
    person: ["assignees", "assignee"],
    hours: [],
  },
  records: {
    time: ["date", "day", "start date", "started"],
    labels: ["category", "label", "labels", "tags", "kind", "type"],
    person: ["person", "user", "name", "who", "email"],
    hours: ["hours", "duration", "time spent"],
  },
};
const PER_HOUR = { h: 1, min: 60, s: 3600 };

/** Records first: where both are given, theirs are the hours. */
export function sourcesOf(settings: { [key: string]: unknown }): WorkSource[] {
  const { labels = ["toil"], tickets, records } = settings as ToilSettings;
  const marks = new Set(labels.map((label) => label.trim().toLowerCase()));
  const sources: WorkSource[] = [];
  if (records !== undefined) sources.push(sourceOf("records", records, marks));
  if (tickets !== undefined) sources.push(sourceOf("tickets", tickets, marks));
  return sources;
}

function sourceOf(kind: Kind, given: string | (Mapping & { unlabelled?: string }), labels: Set<string>): WorkSource {
  const mapping = typeof given === "string" ? { file: given } : given;
  const { columns = {} } = mapping;
  const names = NAMES[kind];
  const named = (field: string, usual: string[]) => {
    const own = columns[field];
    return own === undefined ? usual : [own];
  };
  return {
    kind,
    file: mapping.file,
    delimiter: mapping.delimiter ?? (mapping.file.toLowerCase().endsWith(".tsv") ? "\t" : undefined),
    columns: {
      time: named(kind === "tickets" ? "closed" : "date", names.time),
      labels: named("labels", names.labels),
      person: named("person", names.person),
      hours: named("hours", names.hours),
    },
    hoursInUnit: 1 / PER_HOUR[mapping.unit ?? "h"],
    labels,
    // Few tickets of any tracker carry labels; a time record without a category is one that was not filled in.
    unlabelledIsOther: kind === "tickets" || mapping.unlabelled === "other",
  };
}

/** Whether its rows are to say hours. */
export function saysHours(source: WorkSource): boolean {
  return source.columns.hours.length > 0;
}
