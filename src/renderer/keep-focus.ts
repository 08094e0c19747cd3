const CONTROLS = ':is(button,summary,select,input,textarea,a[href])';

/** Where the focus was: enough to find it again when what had it is gone. */
interface Place {
  element: Element;
  /** Nearest first. */
  around: readonly Element[];
  /** Controls that came before it, in the order of the page. */
  before: readonly Element[];
}

/**
 * What is pressed often goes with the pressing: a notice, a choice, a whole card. The browser would then begin at the top of the page,
 * and a screen reader with it. The focus goes to what has come in its place, else to what comes next.
 * @returns ends it
 */
export function keepFocus(page: Document): () => void {
  let place: Place | null = null;
  const onFocus = ({ target }: FocusEvent): void => {
    place = target instanceof Element ? placeOf(page, target) : null;
  };
  const observer = new MutationObserver(() => {
    const isNowhere = page.activeElement === null || page.activeElement.tagName === 'BODY';
    if (place === null || place.element.isConnected || !isNowhere) return;
    heirOf(place)?.focus();
  });
  page.addEventListener('focusin', onFocus);
  observer.observe(page.body, { childList: true, subtree: true });
  return () => {
    page.removeEventListener('focusin', onFocus);
    observer.disconnect();
  };
}

function placeOf(page: Document, element: Element): Place {
  const around: Element[] = [];
  for (let one = element.parentElement; one !== null; one = one.parentElement) around.push(one);
  const all = [...page.querySelectorAll(CONTROLS)];
  const before = all.filter((one) => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  return { element, around, before };
}

/** In the nearest part that is still there and has a control. */
function heirOf({ around, before }: Place): HTMLElement | null {
  for (const part of around.filter(({ isConnected }) => isConnected)) {
    const controls = [...part.querySelectorAll<HTMLElement>(CONTROLS)].filter((one) => one.checkVisibility());
    const last = controls.findLastIndex((one) => before.includes(one));
    const heir = controls[last + 1] ?? controls.at(-1);
    if (heir) return heir;
  }
  return null;
}
