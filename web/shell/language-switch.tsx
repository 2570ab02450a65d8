import { speakInstead } from '../i18n/speak.ts';
import { useWords } from '../i18n/use-words.ts';

export function LanguageSwitch() {
  const { language } = useWords();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="quiet-button"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => void speakInstead(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
}
