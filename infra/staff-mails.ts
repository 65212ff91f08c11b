// The mails that Cognito sends, an invitation and a code, in both languages: Cognito knows nobody's.
import type { UserInvitationConfig, UserVerificationConfig } from "aws-cdk-lib/aws-cognito";
import type { LocalText } from "../core/text.ts";

/** `{username}` and `{####}`, the password for the first time, are Cognito's to fill in. `origin`: where the product is opened, if that is known. */
export function invitation(name: LocalText, days: number, origin: string | undefined): UserInvitationConfig {
  const { zh, en = zh } = name;
  const link = origin && `<a href="${origin}/">${origin}/</a>`;
  const paragraphs = [
    `您好：${zh}已为您开通账号。`,
    `用户名：{username}<br>首次登录密码：{####}`,
    `请在 ${days} 天内登录${link ? ` ${link} ` : ""}并设置自己的密码；逾期请联系管理员重新发送。密码请勿转告他人。`,
    "—",
    `Hello, you have an account at ${en}.`,
    "User name: {username}<br>Password for the first sign-in: {####}",
    `Please sign in${link ? ` at ${link}` : ""} within ${days} days and choose a password of your own; after that ask your administrator to invite you again. Give the password to nobody.`,
  ];
  return {
    emailSubject: `${zh}：您的账号 · Your account at ${en}`,
    emailBody: paragraphs.map((it) => `<p>${it}</p>`).join("\n"),
  };
}

/** For whom has forgotten the password, or given another address. */
export const verification = ({ zh, en = zh }: LocalText): UserVerificationConfig => ({
  emailSubject: `${zh}：验证码 · Your code for ${en}`,
  emailBody: "<p>您的验证码是 {####}，请勿转告他人。</p>\n<p>Your code is {####}. Give it to nobody.</p>",
});
