import { toFailure, type Failure } from "../ipc";
import { toasts } from "./toasts.svelte";

/** One piece of longer work at a time: what runs now, and how the last one failed. */
export class Work {
  running = $state<string | null>(null);
  failure = $state.raw<Failure | null>(null);

  /** Runs it under its words ("Making a back-up"); nothing where it failed, which `failure` then says. */
  async run<T>(words: string, job: () => Promise<T>): Promise<T | undefined> {
    if (this.running !== null) return undefined;
    this.running = words;
    this.failure = null;
    try {
      return await job();
    } catch (rejection) {
      const failure = toFailure(rejection);
      if (failure.code === "cancelled") toasts.say(failure.message);
      else this.failure = failure;
      return undefined;
    } finally {
      this.running = null;
    }
  }
}
