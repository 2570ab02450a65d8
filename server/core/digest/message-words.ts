export type Message = { readonly subject: string; readonly text: string };
type Language = 'zh' | 'en';

/** All that a weekly message ever says: there is something new, and where. No child, no class, no school, no number. */
export function weeklyMessage(language: Language, origin: string): Message {
  const link = `${origin}/week`;
  return language === 'zh'
    ? { subject: '出彩有新内容', text: `出彩有新内容，请登录查看：${link}` }
    : {
        subject: 'There is something new in Chucai',
        text: `There is something new in Chucai. Sign in to see it: ${link}`,
      };
}

/** To a group of staff, whoever is in it: in both languages. */
export function groupMessage(origin: string): Message {
  const [zh, en] = [weeklyMessage('zh', origin), weeklyMessage('en', origin)];
  return { subject: zh.subject, text: `${zh.text}\n${en.text}` };
}

/** With which whoever has the address says that it is theirs. */
export function codeMessage(language: Language, code: string, minutes: number): Message {
  return language === 'zh'
    ? {
        subject: `出彩验证码 ${code}`,
        text: `验证码 ${code}，${minutes} 分钟内有效。如果不是您本人在出彩填写了这个地址，不用理会，不会再收到。`,
      }
    : {
        subject: `Chucai code ${code}`,
        text: `The code is ${code}, good for ${minutes} minutes. If it was not you who gave this address to Chucai, do nothing: nothing else will come.`,
      };
}
