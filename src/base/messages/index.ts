export { message, render, type Argument, type Language, type Message, type MessageArguments, type MessageKey } from './message.ts';
