# The site's image: the web process by default, the indexing worker and the preparing step by other
# commands (compose.yaml). Its settings come from the environment, as docs/running.md says.

FROM python:3.13-slim-bookworm AS built

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_ONLY_BINARY=:all:
RUN python -m venv --without-pip /srv/venv
COPY requirements/base.txt /srv/catalogue/requirements/
RUN pip --python /srv/venv/bin/python install \
    --require-hashes --requirement /srv/catalogue/requirements/base.txt

WORKDIR /srv/catalogue
COPY . .
ENV DJANGO_SETTINGS_MODULE=config.settings.production \
    PATH=/srv/venv/bin:$PATH \
    VAR_DIR=/srv/var
# The secret is for these two commands, and is not kept.
RUN export SECRET_KEY=of-the-build ALLOWED_HOSTS=localhost BASE_URL=https://localhost \
    && python manage.py compile_translations \
    && python manage.py collectstatic --noinput --verbosity 0 \
    && python -m compileall -q catalogue_pages search site manage.py \
    && mkdir -p /srv/var/index /srv/var/materials /srv/var/media /srv/var/open-data \
    && mkdir -m 700 -p /srv/var/private


FROM python:3.13-slim-bookworm

RUN groupadd --gid 10001 catalogue \
    && useradd --uid 10001 --gid catalogue --no-create-home --home-dir /nonexistent \
    --shell /usr/sbin/nologin catalogue
COPY --from=built /srv/venv /srv/venv
COPY --from=built /srv/catalogue /srv/catalogue
COPY --from=built /srv/var/static /srv/var/static
COPY --from=built --chown=catalogue:catalogue /srv/var/index /srv/var/index
COPY --from=built --chown=catalogue:catalogue /srv/var/materials /srv/var/materials
COPY --from=built --chown=catalogue:catalogue /srv/var/media /srv/var/media
COPY --from=built --chown=catalogue:catalogue /srv/var/open-data /srv/var/open-data
COPY --from=built --chown=catalogue:catalogue /srv/var/private /srv/var/private

ENV DJANGO_SETTINGS_MODULE=config.settings.production \
    HOST=0.0.0.0 \
    PATH=/srv/venv/bin:$PATH \
    PORT=8000 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONPATH=/srv/catalogue/site \
    PYTHONUNBUFFERED=1 \
    VAR_DIR=/srv/var
WORKDIR /srv/catalogue
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "deploy/probe.py", "/ready/"]
CMD ["gunicorn", "config.wsgi"]
