import { z } from "zod";
import { TYPED_AS } from "../typed-text.ts";
import { Difficulty, ItemId, KebabId, ScopeId, Text } from "./parts.ts";

const common = {
  /** Permanent: `CONCEPT.WORD`. */
  id: ItemId,
  difficulty: Difficulty,
  /** Markdown. */
  ask: Text,
  /** Markdown, shown after the answer: why the right answer is right. */
  because: Text,
  /** From vague to specific. */
  hints: z.array(Text).default([]),
  /** Other concepts that a right answer needs. */
  also: z.array(KebabId).default([]),
  /** Ids of the scope that a right answer checks. */
  covers: z.array(ScopeId).default([]),
};

/** Conclusions about a learner who gives a foreseen wrong answer. */
const foreseen = {
  because: Text,
  /** A short noun phrase that names the wrong idea. */
  misconception: Text,
  /** The concept that is most likely missing, when it is not the item's own. */
  gap: KebabId.nullable().default(null),
};

const RightOption = z.strictObject({ text: Text, right: z.literal(true), because: Text });
const WrongOption = z.strictObject({ text: Text, right: z.literal(false).optional(), ...foreseen });

/** A right option (`right: true`) or a foreseen wrong answer. */
const Option = z.discriminatedUnion("right", [RightOption, WrongOption]);
export type Option = z.infer<typeof Option>;

/** Source of a regular expression, without its slashes. */
const Pattern = z.string().min(1).refine(isPattern, "This is no regular expression.");

const ChooseOne = z.strictObject({
  ...common,
  kind: z.literal("choose-one"),
  options: z.array(Option).min(3).max(5),
});

const ChooseSeveral = z.strictObject({
  ...common,
  kind: z.literal("choose-several"),
  options: z.array(Option).min(3).max(6),
});

const PredictOutput = z.strictObject({
  ...common,
  kind: z.literal("predict-output"),
  language: z.enum(["js", "sql"]),
  code: Text,
  output: Text,
  wrong: z.array(z.strictObject({ output: Text, ...foreseen })).min(1),
});

const LineIndex = z.int().min(0);

const OrderLines = z.strictObject({
  ...common,
  kind: z.literal("order-lines"),
  /** In the right order. */
  lines: z.array(Text).min(3).max(8),
  /** Pairs of lines that may stand either way round, as indexes of `lines`, from 0. */
  free: z.array(z.tuple([LineIndex, LineIndex])).default([]),
  /** Lines that stay together, in their order. */
  blocks: z.array(z.array(LineIndex).min(2)).default([]),
  distractors: z.array(z.strictObject({ text: Text, ...foreseen })).min(1),
  /** Present when the ordered lines are a program. */
  check: z
    .strictObject({ run: z.literal(true), output: Text })
    .nullable()
    .default(null),
});

const Blank = z.strictObject({
  /** Right texts; the first is shown. */
  accept: z.array(Text).min(1),
  /** How a typed text is compared with them; by default as suits the language. */
  as: z.enum(TYPED_AS).nullable().default(null),
  /** A regular expression that other right texts match as a whole, with white space folded. */
  matches: Pattern.nullable().default(null),
  because: Text,
});

const FillBlank = z.strictObject({
  ...common,
  kind: z.literal("fill-blank"),
  language: z.enum(["js", "ts", "sql", "json", "http", "sh", "yaml", "ini", "nginx", "text"]),
  /** Code with its blanks marked `___1___`, `___2___`, …, in the order of `blanks`. */
  code: Text,
  blanks: z.array(Blank).min(1),
  /** `blank` is the number of the marker, from 1. */
  wrong: z.array(z.strictObject({ blank: z.int().min(1), text: Text, ...foreseen })).min(1),
});

/** A closed item, which is graded without running the learner's code. */
export const Item = z.discriminatedUnion("kind", [
  ChooseOne,
  ChooseSeveral,
  PredictOutput,
  OrderLines,
  FillBlank,
]);
export type Item = z.infer<typeof Item>;
export type ItemKind = Item["kind"];
export type BlankItem = Extract<Item, { kind: "fill-blank" }>;
export type OrderItem = Extract<Item, { kind: "order-lines" }>;
export type ChoiceItem = Extract<Item, { kind: "choose-one" | "choose-several" }>;

/** The shape of `items.yaml`. */
export const ItemsFile = z.array(Item);

function isPattern(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}
