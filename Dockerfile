# The image of production: the code, what requirements.txt names, and the static files, collected and compressed.
# It holds no secret. One image serves as web server, task worker, scheduler and for `manage.py migrate`.

FROM python:3.11-slim AS packages
WORKDIR /src
COPY requirements.txt constraints.txt ./
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --requirement requirements.txt

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin suture
COPY --from=packages /venv /venv
WORKDIR /app
COPY . .
# Production's settings refuse to start without these; collecting files uses none of them, and none stays in the image.
RUN DEMO_ALLOWED=true SECRET_KEY=only-while-collecting ALLOWED_HOSTS=localhost SITE_URL=https://localhost EMAIL_HOST=localhost \
    DATABASE_URL=postgresql://nobody@localhost/none \
    python manage.py collectstatic --no-input --verbosity 0 \
 && mkdir -p var/media var/private && chown -R suture var/media var/private
USER suture
EXPOSE 8000
STOPSIGNAL SIGTERM
CMD ["gunicorn", "config.wsgi", "--pythonpath", "site", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", \
     "--workers", "2", "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--access-logfile", "-"]
