/** The worked example of the documentation: every command can be pasted into a shell as it stands (it uses jq). */
export const WALKTHROUGH: readonly { text: string; shell: string }[] = [
  {
    text: "Begin as a new learner. The token is shown once; whoever holds it is the learner.",
    shell: `AULO=http://127.0.0.1:4600
TOKEN=$(curl -s -X POST $AULO/api/learners | jq -r .token)
ask() { curl -s -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' "$@"; }`,
  },
  {
    text: "Say a goal. First only to see what Aulo makes of it, then to accept it.",
    shell: `curl -s -G $AULO/api/goal-readings --data-urlencode 'text=learn backend with Node.js' | jq '{kind, says}'
ask $AULO/api/goals -d '{"text": "learn backend with Node.js"}' | jq '{title, concepts}'`,
  },
  {
    text: "Be placed: open the placement, answer what is asked (here: honestly not), and stop whenever you like.",
    shell: `CHECK=$(ask $AULO/api/checks -d '{"purpose": "placement"}')
ID=$(jq -r .id <<< $CHECK); ITEM=$(jq -r .item.id <<< $CHECK)
ask $AULO/api/checks/$ID/attempts -H "Idempotency-Key: $(date +%s%N)" \\
  -d "{\\"item\\": \\"$ITEM\\", \\"answer\\": {\\"kind\\": \\"dont-know\\"}}" | jq '{feedback, changes}'
ask -X POST $AULO/api/checks/$ID/end | jq '{placement, next}'`,
  },
  {
    text: "Take the one next step: read its lesson, say so, and open the check.",
    shell: `STEP=$(ask $AULO/api/step); jq '{title, minutes, reason: .reason.sentence}' <<< $STEP
CONCEPT=$(jq -r .concept <<< $STEP)
curl -s $AULO/api/concepts/$CONCEPT | jq -r '.blocks[].html'
ask -X POST $AULO/api/concepts/$CONCEPT/lesson-finished -H "Idempotency-Key: $(date +%s%N)" > /dev/null
CHECK=$(ask $AULO/api/checks -d "{\\"purpose\\": \\"step\\", \\"concept\\": \\"$CONCEPT\\"}"); jq .item <<< $CHECK`,
  },
  {
    text: "Answer a closed item in its own form, under the ids that it came with. The reply tells what was right and why, what moved, and which item is open now; after the last one, the next step.",
    shell: `ID=$(jq -r .id <<< $CHECK)
ANSWER=$(jq '.item | {item: .id, answer: (
  if .kind == "choose-one" then {kind, option: .options[0].id}
  elif .kind == "choose-several" then {kind, options: [.options[0].id]}
  elif .kind == "predict-output" then {kind, output: "42"}
  elif .kind == "order-lines" then {kind, lines: [.lines[].id]}
  elif .kind == "fill-blank" then {kind, blanks: [range(.blanks) | "const"]}
  else {kind: "dont-know"} end)}' <<< $CHECK)
ask $AULO/api/checks/$ID/attempts -H "Idempotency-Key: $(date +%s%N)" -d "$ANSWER" | jq '{feedback, changes, result: .check.result, next}'`,
  },
  {
    text: "Run an example of the lesson, as you have edited it, and follow it: the events come as they happen, and the last one holds the outcome.",
    shell: `EXAMPLE=$(curl -s $AULO/api/concepts/$CONCEPT | jq '[.blocks[] | select(.kind == "example")][0] |
  {kind: "example", concept: "'$CONCEPT'", example: .id, code}')
RUN=$(ask $AULO/api/runs -H "Idempotency-Key: $(date +%s%N)" -d "$EXAMPLE" | jq -r .id)
ask -N $AULO/api/runs/$RUN/events`,
  },
  {
    text: "When the open item of a check is an exercise, hand in its files as a run in the same way. The last event then holds the verdict and what it changed, as the reply to a closed item does.",
    shell: `ask $AULO/api/checks/$ID | jq '{kind: "exercise", check: .id, item: .item.id, files: .item.starter}'`,
  },
  {
    text: "See where you stand, why, and what is held about you; take an answer back; take everything with you.",
    shell: `ask $AULO/api/path | jq '.goal, (.concepts[] | select(.state != "locked"))'
ask $AULO/api/concepts/$CONCEPT/evidence | jq '.shares[] | {says, logOdds}'
ENTRY=$(ask $AULO/api/log | jq -r '[.entries[] | select(.kind == "answered")][0].id')
ask $AULO/api/log/$ENTRY/void -d '{"note": "this item was wrong"}' | jq .kind
ask $AULO/api/learner/export > aulo-export.json`,
  },
];
