# The service of docker-compose.yml. Built there, not in CI (which has no Docker engine).
FROM python:3.12-slim-bookworm
RUN useradd --create-home --uid 10001 jobvej && mkdir /data && chown jobvej /data
WORKDIR /opt/jobvej
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY ontology ontology
COPY graph graph
COPY extraction extraction
COPY recommender recommender
COPY api api
RUN python -m pip install --no-cache-dir --constraint constraints.txt .
USER jobvej
WORKDIR /home/jobvej
ENV JOBVEJ_DATA=/data PYTHONUNBUFFERED=1
EXPOSE 8000
CMD ["jobvej", "up"]
