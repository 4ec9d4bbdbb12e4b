/** The tags of ordinary pages, commonest first: what is none of them may host a shadow root. */
const ORDINARY =
  'div,span,a,p,li,ul,td,tr,button,input,label,section,h1,h2,h3,h4,h5,h6,header,footer,main,nav,' +
  'form,table,tbody,thead,th,dl,dt,dd,ol,svg,path,g,use,rect,circle,line,polyline,polygon,text,' +
  'img,i,b,em,strong,small,code,pre,br,hr,article,aside,select,option,optgroup,textarea,fieldset,' +
  'legend,dialog,details,summary,figure,figcaption,iframe,canvas,video,audio,source,picture,font,' +
  'script,style,link,meta,title,head,body,html,template,slot,noscript,time,output,progress';

const UNUSUAL = `:not(${ORDINARY})`;

type Root = Document | ShadowRoot;

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

/** All elements that match, in the document and its open shadow roots. */
export function findAll(document: Document, selector: string, limit = 3000): Element[] {
  const found: Element[] = [];
  for (const root of rootsOf(document)) {
    for (const element of root.querySelectorAll(selector)) {
      if (found.push(element) >= limit) return found;
    }
  }
  return found;
}
