"""Who may ask a service, over what, and what is never to be found outside of a request: tokens, certificates, personal data; and a scan of the package."""

import datetime
import ipaddress
import json
import os
import socket
import ssl
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from served import GOOD, IDENTS, Serving, environment, run, train
from trained import Reflected

pytestmark = pytest.mark.slow
FULL = bool(os.environ.get("SERVICE_PROOFS"))
"""All figures of the design; otherwise a fifth of them, for every run of the tests."""
TOKEN = "0123456789abcdef-token"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp("guarded"))


class TestOpen:
    @pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
    def test_without_a_token_only_this_machine_may_ask(self, package: Path, host: str) -> None:
        refused = run(package, "serve", "--host", host)
        assert refused.returncode == 2 and refused.stderr.count("\n") == 1 and "SERVICE_TOKEN" in refused.stderr

    def test_a_short_token_or_half_a_certificate_is_refused(self, package: Path) -> None:
        command = [sys.executable, "-m", "churn", "serve"]
        short = subprocess.run(command, cwd=package, env=environment(SERVICE_TOKEN="short"), capture_output=True, timeout=60)
        assert short.returncode == 2 and b"16 characters" in short.stderr
        assert run(package, "serve", "--tls-cert", "some.pem").returncode == 2

    def test_with_a_token_everybody_who_shows_it(self, package: Path, tmp_path: Path) -> None:
        secret = tmp_path / "token"
        secret.write_text(TOKEN + "\n")
        with Serving(package, "--host", "0.0.0.0", SERVICE_TOKEN_FILE=str(secret)) as it:
            for headers in ({}, {"authorization": f"Bearer {TOKEN[:-1]}"}, {"authorization": "Bearer x"}, {"x-api-key": TOKEN + "x"}):
                for path in ("/predict", "/metrics", "/docs", "/schema", "/v2/models/churn", "/nowhere"):
                    assert it.client.request("POST" if path == "/predict" else "GET", path, headers=headers).status_code == 401, path
            assert it.client.get("/livez").status_code == it.client.get("/readyz").status_code == 200
            for headers in ({"authorization": f"Bearer {TOKEN}"}, {"x-api-key": TOKEN}):
                assert it.client.post("/predict", json=GOOD, headers=headers).status_code == 200
            import grpc

            with grpc.insecure_channel(it.target) as channel:
                ask = channel.unary_unary("/churn.v1.ChurnService/PredictBatch", bytes, bytes)
                for given in ((), (("authorization", "Bearer no"),)):
                    with pytest.raises(grpc.RpcError) as caught:
                        ask(b"", metadata=given, timeout=20)
                    assert caught.value.code() is grpc.StatusCode.UNAUTHENTICATED
                stream = channel.stream_stream("/churn.v1.ChurnService/PredictStream", bytes, bytes)
                for given in ((), (("authorization", "Bearer no"),), (("x-api-key", TOKEN + "x"),)):
                    with pytest.raises(grpc.RpcError) as caught:
                        list(stream(iter([b""]), metadata=given, timeout=20))
                    assert caught.value.code() is grpc.StatusCode.UNAUTHENTICATED
                assert len(list(stream(iter([b""]), metadata=(("x-api-key", TOKEN),), timeout=20))) == 1
                assert ask(b"", metadata=(("authorization", f"Bearer {TOKEN}"),), timeout=20) == b""
                assert channel.unary_unary("/grpc.health.v1.Health/Check", bytes, bytes)(b"", timeout=20) == b"\x08\x01"


class Papers:
    """An authority, a certificate of the service and one of a client, and one that another authority signed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        own, other = self.authority("ca"), self.authority("other-ca")
        self.signed("service", own)
        self.signed("client", own)
        self.signed("stranger", other)

    def __getitem__(self, name: str) -> str:
        return str(self.folder / name)

    def authority(self, name: str) -> tuple:
        return self.write(name, None)

    def signed(self, name: str, by: tuple) -> None:
        self.write(name, by)

    def write(self, name: str, by: tuple | None) -> tuple:
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.x509.oid import NameOID

        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        issuer, signer = by or (subject, key)
        now = datetime.datetime.now(datetime.UTC)
        made = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
        made = made.serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(hours=1))
        made = made.not_valid_after(now + datetime.timedelta(hours=1))
        made = made.add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
        names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
        made = made.add_extension(x509.SubjectAlternativeName(names), critical=False)
        certificate = made.sign(signer, hashes.SHA256())
        (self.folder / f"{name}.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        plain = serialization.NoEncryption()
        content = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        (self.folder / f"{name}.key").write_bytes(content)
        return subject, key


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return Papers(tmp_path_factory.mktemp("papers"))


class TestCertified:
    def context(self, papers: Papers, name: str = "") -> ssl.SSLContext:
        context = ssl.create_default_context(cafile=papers["ca.pem"])
        if name:
            context.load_cert_chain(papers[f"{name}.pem"], papers[f"{name}.key"])
        return context

    def remote(self, papers: Papers, target: str, name: str = "") -> bytes:
        """Ask over gRPC for an answer, for a stream of one, and whether the service is well."""
        import grpc

        pair = ((papers.folder / f"{name}.key").read_bytes(), (papers.folder / f"{name}.pem").read_bytes()) if name else (None, None)
        credentials = grpc.ssl_channel_credentials((papers.folder / "ca.pem").read_bytes(), *pair)
        with grpc.secure_channel(target, credentials) as channel:
            assert channel.unary_unary("/churn.v1.ChurnService/PredictBatch", bytes, bytes)(b"", timeout=10) == b""
            assert len(list(channel.stream_stream("/churn.v1.ChurnService/PredictStream", bytes, bytes)(iter([b""]), timeout=10))) == 1
            return channel.unary_unary("/grpc.health.v1.Health/Check", bytes, bytes)(b"", timeout=10)

    def test_both_protocols_speak_tls_and_no_plain_text(self, package: Path, papers: Papers) -> None:
        with Serving(package, "--tls-cert", papers["service.pem"], "--tls-key", papers["service.key"]) as it:
            assert it.address.startswith("https://")
            with httpx.Client(base_url=it.address, verify=self.context(papers)) as client:
                assert client.post("/predict", json=GOOD).status_code == 200
            with pytest.raises(httpx.HTTPError):
                httpx.get(it.address.replace("https", "http") + "/livez", timeout=10)
            with pytest.raises(httpx.ConnectError):
                httpx.get(it.address + "/livez", timeout=10)
            assert self.remote(papers, it.target) == b"\x08\x01"

    def test_clients_show_a_certificate_of_the_right_authority(self, package: Path, papers: Papers) -> None:
        import grpc

        own = ("--tls-cert", papers["service.pem"], "--tls-key", papers["service.key"], "--tls-client-ca", papers["ca.pem"])
        with Serving(package, *own, "--host", "0.0.0.0") as it:
            with httpx.Client(base_url=it.address, verify=self.context(papers, "client")) as client:
                assert client.post("/predict", json=GOOD).status_code == 200
            assert self.remote(papers, it.target, "client") == b"\x08\x01"
            for name in ("", "stranger"):
                with pytest.raises((httpx.HTTPError, ssl.SSLError)):
                    httpx.get(it.address + "/livez", verify=self.context(papers, name), timeout=10)
                with pytest.raises(grpc.RpcError):
                    self.remote(papers, it.target, name)


def test_personal_data_of_requests_is_found_nowhere(package: Path, tmp_path: Path) -> None:
    canaries = [f"canary-{number}-Erika-Mustermann" for number in range(4)]
    value, key, path, header = canaries
    with Serving(package, "--log-dir", str(tmp_path), "--log-requests") as it:
        bad = [GOOD | {name: value} for name in GOOD if name not in ("note", "plan")]
        bad += [GOOD | {key: 1}, GOOD | {"note": [value]}, GOOD | {"note": value * 1000}, {"note": value}, [value], value]
        bodies = [json.dumps(each).encode() for each in bad]
        bodies += [f'{{"{value}'.encode(), f'{{"note": "{value}", "note": 1}}'.encode(), value.encode(), f'{{"note": "\\ud800{value}"}}'.encode()]
        headers = {"content-type": "application/json", "user-agent": header, "cookie": header, "referer": header, "x-request-id": header + "/"}
        answers = []
        for body in bodies * (22 if FULL else 4):
            answers += [it.client.post("/predict", content=body, headers=headers), it.client.post(f"/v1/models/churn:predict?{path}", content=body)]
            answers.append(it.client.post("/v2/models/churn/infer", content=body))
        for record in (GOOD | {"note": value}, GOOD | {"plan": value}, GOOD | {"customer": value}):
            answers += [it.client.post("/predict", json=record, headers=headers) for _ in range(20)]
            assert answers[-1].status_code == 200
            batch = {"records": [record, GOOD | {"city": value}] * 20}
            answers.append(it.client.post("/predict/batch", json=batch))
        answers += [it.client.get(f"/{path}"), it.client.get(f"/v2/models/{path}"), it.client.request("DELETE", f"/predict/{path}")]
        with Reflected("churn", it.target, IDENTS) as remote:
            import grpc

            for record in bad[:2] + [GOOD | {"note": value}, GOOD | {"city": value}]:
                fields = {name: each for name, each in record.items() if isinstance(each, str) or name == "age" and isinstance(each, int)}
                try:
                    remote.call("Predict", remote.message("PredictRequest")(**remote.fields(fields)))
                except (grpc.RpcError, TypeError) as error:
                    assert value not in str(error) or isinstance(error, TypeError)
        metrics = it.client.get("/metrics").text
        said = it.stdout.read_text() + it.stderr.read_text()
    kept = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert len(answers) > (1_000 if FULL else 200) and len(kept) > 10_000
    for canary in canaries:
        assert canary not in metrics and canary not in said and canary.encode() not in kept
    for answer in answers:
        assert value not in answer.text and path not in answer.text and header not in answer.text
        assert answer.status_code < 500


def test_a_scan_finds_nothing(package: Path) -> None:
    command = [sys.executable, "-m", "bandit", "-q", "-r", "src", "--severity-level", "medium", "-f", "json"]
    done = subprocess.run(command, cwd=package, env=environment(), capture_output=True, text=True, timeout=120)
    found = json.loads(done.stdout)
    assert found["errors"] == [] and found["metrics"]["_totals"]["loc"] > 2000
    assert [(each["filename"], each["line_number"], each["issue_text"]) for each in found["results"]] == []


def test_nothing_listens_but_the_two_ports_on_this_machine(package: Path) -> None:
    with Serving(package) as it:
        with socket.create_connection(("127.0.0.1", it.port), timeout=5):
            pass
        outside = socket.gethostbyname(socket.gethostname())
        if outside.startswith("127."):
            pytest.skip("this machine has no other address")
        for port in (it.port, it.grpc_port):
            with pytest.raises(OSError):
                socket.create_connection((outside, port), timeout=5)
