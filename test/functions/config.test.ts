// What an operator sees of a configuration that is not complete.
import { describe, expect, it } from "vitest";
import { needs, readAwsSettings, readLocalSettings } from "../../functions/config.ts";

const complete = {
  GRIDFORM_TABLE: "table",
  GRIDFORM_FILES_BUCKET: "files",
  GRIDFORM_REPORTS_BUCKET: "reports",
  GRIDFORM_QUEUE_URL: "https://sqs.example/queue",
  GRIDFORM_ORIGIN: "https://grid.example.gov.cn/",
  GRIDFORM_MAIL_FROM: "Gridform <no-reply@example.gov.cn>",
};

describe("the configuration of a function", () => {
  it("tells everything that is missing at once, by the names of the variables", () => {
    const { GRIDFORM_TABLE: _table, GRIDFORM_QUEUE_URL: _queue, ...rest } = complete;
    expect(() => readAwsSettings(rest, needs.worker)).toThrow(
      expect.toSatisfy(
        (error: Error) => /GRIDFORM_TABLE/.test(error.message) && /GRIDFORM_QUEUE_URL/.test(error.message),
      ),
    );
  });

  it("never tells a value, which may hold a password", () => {
    const wrong = { ...complete, GRIDFORM_SMTP: "ftp://user:geheim@mail.example" };
    expect(() => readAwsSettings(wrong, needs.worker)).toThrow(
      expect.toSatisfy((error: Error) => /GRIDFORM_SMTP/.test(error.message) && !error.message.includes("geheim")),
    );
  });

  it("takes a variable that is set to nothing as not set", () => {
    expect(readAwsSettings({ ...complete, GRIDFORM_SMTP: "" }, needs.worker).smtp).toBe(undefined);
  });

  it("lets links begin with the origin, whether it was given with a slash or without", () => {
    expect(readAwsSettings(complete, needs.worker).origin).toBe("https://grid.example.gov.cn");
  });
});

describe("the configuration of one machine", () => {
  it("needs nothing to be set, and then listens to this machine alone", () => {
    expect(readLocalSettings({}).host).toBe("127.0.0.1");
  });

  it("refuses a port that is none", () => {
    expect(() => readLocalSettings({ PORT: "eighty" })).toThrow(/PORT/);
  });
});
