import { type Answer, Check, type PublicItem, Step } from "@aulo/contract";
import { expect, type Page } from "@playwright/test";
import { type AnswerBook, rightAnswer, solvedFiles, wrongAnswer } from "../scripts/simulate/answers.ts";

/** Concepts with items of many kinds. A check chooses its own items, so several may be needed. */
const CONCEPTS_TO_TRY = [
  ...["modules", "errors", "promises", "functions", "async-await", "event-loop", "headers", "http-methods"],
  ...["status-codes", "json", "select-rows", "sessions", "logs", "graceful-shutdown", "migrations"],
];

/** Learner at the page, who knows the track's answers and enters them only by pointer and keys. */
export class LearnerAtPage {
  readonly page: Page;
  readonly book: AnswerBook;

  constructor(page: Page, book: AnswerBook) {
    this.page = page;
    this.book = book;
  }

  /** Accepts a goal and skips the placement. */
  async startOn(goal: string): Promise<void> {
    await this.acceptGoal(goal);
    await this.page.getByRole("button", { name: /^Skip the placement/ }).click();
    await expect(this.page.getByRole("article")).toBeVisible();
  }

  /** Types a goal on the first page and accepts the path; ends at the offer of a placement. */
  async acceptGoal(goal: string): Promise<void> {
    await this.page.goto("/");
    await this.page.getByLabel("Your goal, in your own words").fill(goal);
    await this.page.getByRole("button", { name: "See the path" }).click();
    await this.page.getByRole("button", { name: "Accept this path" }).click();
    await expect(this.page.getByRole("heading", { name: "Find out what you know already" })).toBeVisible();
  }

  /** Begins a placement and skips the question before it; ends at its first item. */
  async beginPlacement(): Promise<void> {
    await this.page.getByRole("button", { name: "Begin the placement" }).click();
    await this.page.getByRole("button", { name: "Skip", exact: true }).click();
    await expect(this.page.getByRole("button", { name: "I don't know yet" })).toBeVisible();
  }

  /** Open item of the page, from the API. */
  async openItem(): Promise<PublicItem | null> {
    const url = new URL(this.page.url());
    const id = url.searchParams.get("check") ?? url.pathname.split("/").at(-1);
    const reply = await this.page.request.get(`/api/checks/${id}`);
    return Check.parse(await reply.json()).item;
  }

  /** Next step, from the API. */
  async nextStep(): Promise<Step> {
    return Step.parse(await (await this.page.request.get("/api/step")).json());
  }

  /**
   * Answers the open item and waits for its feedback. An exercise is solved for "right", given up otherwise.
   */
  async answer(how: "right" | "wrong" | "dont-know"): Promise<PublicItem> {
    await expect(this.page.getByRole("button", { name: "I don't know yet" })).toBeVisible();
    const item = await this.openItem();
    if (item === null) throw new Error("No item is open.");
    if (item.kind === "exercise") await this.answerExercise(item, how);
    else if (how === "dont-know") await this.page.getByRole("button", { name: "I don't know yet" }).click();
    else {
      await this.giveAnswer(
        item,
        how === "right" ? rightAnswer(this.book, item) : wrongAnswer(this.book, item),
      );
      await this.page.getByRole("button", { name: "Send answer" }).click();
    }
    await expect(this.goOnButton()).toBeVisible({ timeout: 40_000 });
    return item;
  }

  /** Answers every item until the check has ended, at least one. Returns the kinds of the items. */
  async answerAll(how: "right" | "wrong" | "dont-know"): Promise<Set<PublicItem["kind"]>> {
    const first = await this.answer(how);
    await this.goOnButton().click();
    await expect(this.goOnButton()).toHaveCount(0);
    return new Set([first.kind, ...(await this.answerRest(how))]);
  }

  /** Answers the remaining items of a check, which may have ended already. */
  async answerRest(how: "right" | "wrong" | "dont-know"): Promise<Set<PublicItem["kind"]>> {
    const kinds = new Set<PublicItem["kind"]>();
    while ((await this.openItem()) !== null) {
      kinds.add((await this.answer(how)).kind);
      await this.goOnButton().click();
      await expect(this.goOnButton()).toHaveCount(0);
    }
    return kinds;
  }

  /** Reads the lesson of the next step, if it has one, and opens its check. */
  async beginStep(): Promise<void> {
    const { page } = this;
    await page.locator("article [data-look=primary]").click();
    await expect(page).toHaveURL(/\/(concepts|checks)\//);
    const check = page.getByRole("button", { name: /Check what stuck/ });
    if (!page.url().includes("/checks/")) await check.click();
    await expect(page).toHaveURL(/\/checks\//);
  }

  /** Reads the lesson of the next step, and fails its check. */
  async failCheck(): Promise<void> {
    await this.beginStep();
    await this.answerAll("wrong");
  }

  /** Fails the check of the next step, takes the lesson, and answers its check up to an exercise. */
  async reachExercise(): Promise<void> {
    await this.beginStep();
    await this.answerAll("dont-know");
    await this.beginStep();
    await this.answerUntilExercise();
  }

  /** Opens checks and answers their items until one of this kind is open. */
  async reachItem(kind: PublicItem["kind"]): Promise<PublicItem> {
    for (const concept of CONCEPTS_TO_TRY) {
      await this.page.goto(`/concepts/${concept}`);
      await this.page.getByRole("button", { name: /Check what stuck/ }).click();
      await expect(this.page.getByRole("button", { name: "I don't know yet" })).toBeVisible();
      for (let item = await this.openItem(); item !== null; item = await this.openItem()) {
        if (item.kind === kind) return item;
        await this.answer(item.kind === "exercise" ? "dont-know" : "right");
        await this.goOnButton().click();
        await expect(this.goOnButton()).toHaveCount(0);
      }
    }
    throw new Error(`No check asked an item of the kind ${kind}.`);
  }

  async answerUntilExercise(): Promise<void> {
    while ((await this.openItem())?.kind !== "exercise") {
      await this.answer("right");
      await this.goOnButton().click();
      await expect(this.goOnButton()).toHaveCount(0);
    }
  }

  goOnButton() {
    return this.page.getByRole("button", { name: /^(Continue|See what changed)/ });
  }

  /** Fills in an answer to a closed item, without sending it. */
  async giveAnswer(item: Exclude<PublicItem, { kind: "exercise" }>, answer: Answer): Promise<void> {
    const { page } = this;
    switch (answer.kind) {
      case "choose-one":
      case "choose-several": {
        if (item.kind !== "choose-one" && item.kind !== "choose-several") return;
        const chosen = answer.kind === "choose-one" ? [answer.option] : answer.options;
        for (const [index, { id }] of item.options.entries()) {
          if (chosen.includes(id)) await page.locator(".option").nth(index).click();
        }
        return;
      }
      case "predict-output":
        return page.getByLabel("What it prints, line by line").fill(answer.output);
      case "order-lines": {
        if (item.kind !== "order-lines") return;
        for (const line of answer.lines) {
          const text = item.lines.find(({ id }) => id === line)?.text ?? "";
          const texts = await page.locator(".line-left code").allTextContents();
          await page.locator(".line-left").nth(texts.indexOf(text)).click();
        }
        return;
      }
      case "fill-blank":
        for (const [index, text] of answer.blanks.entries())
          await page.locator(".blank").nth(index).fill(text);
        return;
      case "dont-know":
        throw new Error(`The answer to ${item.id} is not known.`);
    }
  }

  private async answerExercise(item: PublicItem, how: "right" | "wrong" | "dont-know"): Promise<void> {
    if (how === "right") {
      await this.writeFiles(solvedFiles(this.book, item.id));
      return this.page.getByRole("button", { name: "Run the tests" }).click();
    }
    await this.page.getByRole("button", { name: "I don't know yet" }).click();
    await this.page.getByRole("button", { name: "Show me a solution" }).click();
  }

  /** Types files into the editor, tab by tab. */
  async writeFiles(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      // A file with errors has their number in the name of its tab.
      const name = new RegExp(`^${path.replaceAll(".", "\\.")}( \\(\\d+ errors?\\))?$`);
      const tab = this.page.getByRole("tab", { name });
      if ((await tab.count()) === 0) continue;
      await tab.click();
      await this.writeCode(path, text);
    }
  }

  async writeCode(editor: string, text: string): Promise<void> {
    await this.page.getByRole("textbox", { name: editor }).click();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.insertText(text);
  }
}
