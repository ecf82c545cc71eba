import type { LessonBlock } from "@aulo/contract";

export type Example = Extract<LessonBlock, { kind: "example" }>;
export type ExampleProps = { concept: string; example: Example };
