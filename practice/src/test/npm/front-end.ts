// What a front-end does with the types that openapi-typescript makes of the document. Each expected
// error is a mistake that loose types would let pass: tsc fails where it is none.
import type { components, paths } from "./api";

type Schemas = components["schemas"];
type Assessment = Schemas["Assessment"];
type Body<P extends keyof paths> = paths[P] extends {
  post: { requestBody: { content: { "application/json": infer B } } };
}
  ? B
  : never;

export function quotes(assessment: Assessment): string[] {
  return assessment.items.flatMap((item) =>
    item.evidence.map(({ turn, quote }) => `${turn.toFixed()}: ${quote.trim()}`),
  );
}

// @ts-expect-error: a turn is a number
export const turn: string = ({} as Assessment).items[0].evidence[0].turn;

export function progress(status: Assessment["status"]): number {
  switch (status) {
    case "queued":
      return 0;
    case "running":
      return 0.5;
    case "done":
    case "failed":
      return 1;
  }
}

// @ts-expect-error: no such status
export const status: Assessment["status"] = "finished";

export const order: Body<"/api/v2/assessments/"> = {
  scenario: 1,
  transcript: [
    { role: "assistant", content: "Hello." },
    { role: "user", content: "Where does it hurt?" },
  ],
};

// @ts-expect-error: no such speaker
export const speaker: NonNullable<Body<"/api/v2/assessments/">["transcript"]> = [{ role: "system", content: "" }];

export const said: string[] = ({} as Assessment).transcript.map((each) => `${each.role}: ${each.content}`);

export const review: Body<"/api/v2/assessments/{id}/review/"> = {
  items: [{ rubric_question: 7, score: 2.5, comment: null }],
};

// @ts-expect-error: a score is a number
export const verdict: Body<"/api/v2/assessments/{id}/review/"> = { items: [{ rubric_question: 7, score: "2" }] };

export function watch(source: EventSource, show: (line: string) => void): void {
  source.addEventListener("status", (event: MessageEvent<string>) => {
    const data: Schemas["AssessmentStatusEvent"] = JSON.parse(event.data);
    show(`${data.status} ${data.score?.toFixed(1) ?? ""} ${data.error ?? ""}`);
  });
  source.addEventListener("item", (event: MessageEvent<string>) => {
    const data: Schemas["AssessmentItemEvent"] = JSON.parse(event.data);
    show(`${data.question}: ${data.score}/${data.max_score} ${data.evidence[0]?.quote ?? ""}`);
  });
}

export function hear(name: string, data: string): string {
  switch (name) {
    case "delta":
      return (JSON.parse(data) as Schemas["ReplyDelta"]).text;
    case "message":
      return (JSON.parse(data) as Schemas["Message"]).content;
    default:
      return (JSON.parse(data) as Schemas["ReplyError"]).detail;
  }
}

// @ts-expect-error: a delta is text
export const delta: Schemas["ReplyDelta"] = { text: 1 };

export const ticket: Schemas["StreamTicket"] = { ticket: "", expires_in: 30 };
