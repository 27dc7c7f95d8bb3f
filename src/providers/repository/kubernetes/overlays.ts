import { posix } from "node:path";
import type { ArtefactFile } from "../artefact-file.ts";
import { at, objects, strings, text } from "../json-values.ts";
import type { KubernetesWorkload } from "./workload.ts";

/** Which readings a `replicas` or an `images` entry takes away; a patch may change them all. */
const REPLICAS = /^kubernetes\.(?:replicas|autoscaler-max)$/;
const IMAGES = /^kubernetes\.image-/;

interface Change {
  overlay: string;
  /** Undefined: any workload. */
  name: string | undefined;
  signals: RegExp;
}

/** What Kustomize overlays change. They are not merged: what one may change is not known, and its patches are no workloads of their own. */
export class Overlays {
  readonly #patches = new Map<string, string>();
  readonly #changes: Change[] = [];
  readonly #images = new Map<string, string>();
  count = 0;

  read(file: ArtefactFile): void {
    const overlay = file.path;
    let changes = false;
    for (const { value } of file.yaml().documents) {
      const patches = objects(at(value, "patches"));
      const paths = [
        ...strings(at(value, "patchesStrategicMerge")),
        ...patches.flatMap((patch) => text(patch.path) ?? []),
      ];
      for (const path of paths) this.#patches.set(posix.join(file.at.folder, path), overlay);
      const inline = [...patches, ...objects(at(value, "patchesJson6902"))].filter((one) => one.target !== undefined);
      for (const one of inline)
        this.#changes.push({ overlay, name: text(at(one.target, "name")), signals: /^kubernetes\./ });
      const replicas = objects(at(value, "replicas"));
      for (const one of replicas) this.#changes.push({ overlay, name: text(one.name), signals: REPLICAS });
      const images = objects(at(value, "images"));
      for (const one of images) this.#images.set(text(one.name) ?? "", overlay);
      changes ||= paths.length + inline.length + replicas.length + images.length > 0;
    }
    if (changes) this.count++;
  }

  /** The workloads without the patches, and why a reading of one is not known. */
  apply(all: readonly KubernetesWorkload[]): {
    workloads: KubernetesWorkload[];
    doubt(of: KubernetesWorkload, signal: string): string | undefined;
  } {
    const changes = [...this.#changes];
    const workloads = all.filter((of) => {
      const overlay = this.#patches.get(of.path);
      if (overlay !== undefined) changes.push({ overlay, name: of.name, signals: /^kubernetes\./ });
      return overlay === undefined;
    });
    return {
      workloads,
      doubt: (of, signal) => {
        const change = changes.find((one) => (one.name ?? of.name) === of.name && one.signals.test(signal));
        const image = IMAGES.test(signal)
          ? of.images.map((one) => this.#images.get(imageName(one))).find((overlay) => overlay !== undefined)
          : undefined;
        const overlay = change?.overlay ?? image;
        return overlay === undefined ? undefined : `${overlay} changes it, and overlays are not merged`;
      },
    };
  }
}

/** `shop/web` of `shop/web:1.2@sha256:…`. */
function imageName(image: string): string {
  return image.replace(/@.*$/, "").replace(/:[^/]*$/, "");
}
