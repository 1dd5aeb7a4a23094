/** Gives the browser a file to save. */
export const download = (name: string, data: Blob): void => {
  const url = URL.createObjectURL(data);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after this returns.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

/** How many dots of a picture make one of its own, so that it stays sharp in a document. */
const SCALE = 2;

/** The dots that a browser draws at most on each side. */
const MOST = 16_000;

/** An SVG picture as PNG, in the colours of paper, in every theme of the screen. */
export const png = async (svg: string): Promise<Blob> => {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  // Only an image on the page has colours of its own.
  const image = new Image();
  image.className = 'visually-hidden';
  image.alt = '';
  image.style.colorScheme = 'light';
  document.body.append(image);
  try {
    image.src = url;
    await image.decode();
    const scale = Math.min(SCALE, MOST / image.naturalWidth, MOST / image.naturalHeight);
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, failed) => {
      canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('The picture is too large to draw.'))));
    });
  } finally {
    image.remove();
    URL.revokeObjectURL(url);
  }
};
