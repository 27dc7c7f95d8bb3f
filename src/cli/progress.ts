import { stderr } from "node:process";
import { visible } from "../model/text.ts";
import type { Terminal } from "./terminal.ts";

export interface Progress {
  /** A stage of the run. */
  say(message: string): void;
  /** One of many steps inside a stage: shown by a spinner only. */
  detail(message: string): void;
  stop(): void;
}

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 80;

/** A spinner on a terminal, one line a stage elsewhere, nothing when quiet. All on stderr. */
export function progress(terminal: Terminal, quiet: boolean): Progress {
  if (quiet) return { say() {}, detail() {}, stop() {} };
  if (!terminal.interactive) {
    return {
      say: (message) => void stderr.write(`${visible(message)} …\n`),
      detail() {},
      stop() {},
    };
  }
  let text = "";
  let frame = 0;
  let timer: NodeJS.Timeout | undefined;
  const clear = () => stderr.write("\r\u001b[2K");
  const show = (message: string) => {
    text = visible(message);
    timer ??= setInterval(() => {
      clear();
      stderr.write(`${FRAMES[frame++ % FRAMES.length]} ${text.slice(0, terminal.width - 4)}`);
    }, FRAME_MS).unref();
  };
  return {
    say: show,
    detail: show,
    stop() {
      if (timer) clear();
      clearInterval(timer);
      timer = undefined;
    },
  };
}
