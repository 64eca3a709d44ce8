// Everything on this page is there without scripts. This adds two things: a slider with a play button in place of
// the row of generations, and the value of what lies under the pointer at once.
(() => {
  'use strict';

  const film = document.querySelector('[data-film]');
  if (film) {
    const choices = [...film.querySelectorAll('.choices input')];
    const player = film.querySelector('.player');
    const [button, slider, output] = player.children;
    let timer = 0;

    const show = place => {
      choices[place].checked = true;
      slider.value = place;
      const generation = choices[place].value;
      output.textContent = generation === '0' ? 'real data' : `generation ${generation}`;
      slider.setAttribute('aria-valuetext', output.textContent);
    };
    const stop = () => {
      clearInterval(timer);
      timer = 0;
      button.textContent = '▶';
      button.setAttribute('aria-label', 'Play the film');
    };
    const step = () => {
      if (+slider.value === choices.length - 1) {
        stop();
      } else {
        show(+slider.value + 1);
      }
    };

    button.addEventListener('click', () => {
      if (timer) {
        stop();
        return;
      }
      if (+slider.value === choices.length - 1) {
        show(0);
      }
      timer = setInterval(step, 500);
      button.textContent = '❚❚';
      button.setAttribute('aria-label', 'Stop the film');
    });
    slider.addEventListener('input', () => {
      stop();
      show(+slider.value);
    });
    film.classList.add('played');
    player.hidden = false;
    show(choices.findIndex(choice => choice.checked));
  }

  const tip = document.getElementById('tip');
  const reach = 14;
  const hints = new Map();
  for (const svg of document.querySelectorAll('.chart svg')) {
    const marks = [];
    for (const title of svg.querySelectorAll('title')) {
      const mark = title.parentNode;
      mark.dataset.hint = title.textContent;
      title.remove();
      marks.push(mark);
    }
    hints.set(svg, marks);
  }

  const distance = (mark, x, y) => {
    const box = mark.getBoundingClientRect();
    const dx = Math.max(box.left - x, 0, x - box.right), dy = Math.max(box.top - y, 0, y - box.bottom);
    return dx * dx + dy * dy;
  };
  // What the pointer is on, else the nearest point within reach: markers are smaller than fingers. A line itself only says whose it is.
  const markAt = (svg, x, y) => {
    const hit = document.elementFromPoint(x, y);
    const on = hit && hit.dataset && hit.dataset.hint ? hit : null;
    if (on && on.tagName !== 'polyline') {
      return on;
    }
    let nearest = null, least = reach * reach;
    for (const mark of hints.get(svg)) {
      const far = mark.tagName === 'polyline' ? Infinity : distance(mark, x, y);
      if (far < least) {
        [nearest, least] = [mark, far];
      }
    }
    return nearest || on;
  };
  let lit = null;
  const light = mark => {
    if (lit) {
      lit.classList.remove('lit');
    }
    lit = mark;
    if (lit) {
      lit.classList.add('lit');
    }
  };
  const hide = () => {
    light(null);
    tip.hidden = true;
  };
  const point = event => {
    const svg = event.target.closest && event.target.closest('.chart svg');
    const mark = svg && hints.has(svg) ? markAt(svg, event.clientX, event.clientY) : null;
    if (!mark) {
      hide();
      return;
    }
    light(mark);
    tip.textContent = mark.dataset.hint;
    tip.hidden = false;
    const width = tip.offsetWidth, height = tip.offsetHeight;
    const left = Math.min(Math.max(event.clientX - width / 2, 8), document.documentElement.clientWidth - width - 8);
    const above = event.clientY - height - 16;
    tip.style.left = `${left}px`;
    tip.style.top = `${above > 4 ? above : event.clientY + 20}px`;
  };
  document.addEventListener('pointermove', point);
  document.addEventListener('pointerdown', point);
  document.addEventListener('scroll', hide, { passive: true, capture: true });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      hide();
    }
  });
})();
