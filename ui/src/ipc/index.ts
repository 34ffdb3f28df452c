/** The one door to the shell. Nothing else imports the Tauri packages or the generated bindings. */
export { Failure, toFailure } from "./failure";
