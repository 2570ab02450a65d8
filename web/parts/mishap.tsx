import { Component, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';

function Sorry() {
  const { t } = useWords();
  return (
    <main className="content">
      <section className="state">
        <h1>{t('mishap.title')}</h1>
        <p>{t('mishap.kept')}</p>
        <button type="button" className="plain-button" onClick={() => window.location.reload()}>
          {t('mishap.reload')}
        </button>
      </section>
    </main>
  );
}

/** A fault of ours, or a page of the version before that is gone after an upgrade: a reload helps in both cases. */
export class Mishap extends Component<{ children: ReactNode }, { happened: boolean }> {
  override state = { happened: false };
  static getDerivedStateFromError() {
    return { happened: true };
  }
  override render() {
    return this.state.happened ? <Sorry /> : this.props.children;
  }
}
