/** The tags of ordinary pages, commonest first: what is none of them may host a shadow root. */
const ORDINARY =
  'div,span,a,p,li,ul,td,tr,button,input,label,section,h1,h2,h3,h4,h5,h6,header,footer,main,nav,' +
  'form,table,tbody,thead,th,dl,dt,dd,ol,svg,path,g,use,rect,circle,line,polyline,polygon,text,' +
  'img,i,b,em,strong,small,code,pre,br,hr,article,aside,select,option,optgroup,textarea,fieldset,' +
  'legend,dialog,details,summary,figure,figcaption,iframe,canvas,video,audio,source,picture,font,' +
  'script,style,link,meta,title,head,body,html,template,slot,noscript,time,output,progress';

const UNUSUAL = `:not(${ORDINARY})`;

export type Root = Document | ShadowRoot;

/**
 * The document and every open shadow root in it, in order. Only elements with a tag of their own are
 * looked at: asking each of ten thousand for its root would cost more than all the rest.
 */
export function rootsOf(document: Document): Root[] {
  const roots: Root[] = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll(UNUSUAL)) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
    }
  }
  return roots;
}

/** All elements that match, in these trees, up to a number that no page of a vault reaches. */
export function findAll(roots: readonly Root[], selector: string, limit = 3000): Element[] {
  const found: Element[] = [];
  for (const root of roots) {
    for (const element of root.querySelectorAll(selector)) {
      if (found.push(element) >= limit) return found;
    }
  }
  return found;
}

/**
 * The texts of these trees, as the browser joins them: it is far quicker at it than we are. A page's
 * scripts stand beside its content, and say all kinds of things.
 */
export const textsOf = (roots: readonly Root[]): string[] =>
  roots.flatMap((root) =>
    Array.from(('body' in root ? root.body : root)?.children ?? [], (child) =>
      /^(?:script|style|noscript|template)$/.test(child.localName) ? '' : (child.textContent ?? ''),
    ),
  );
