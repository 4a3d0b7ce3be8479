import type { Command, CommanderError } from 'commander';

/** A fault of the command line as commander found it, with the command that was being read. */
export class UsageFault extends Error {
  fault: CommanderError;
  command: Command;

  constructor(fault: CommanderError, command: Command) {
    super(fault.message);
    this.fault = fault;
    this.command = command;
  }
}
