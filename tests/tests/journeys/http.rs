//! As much HTTP as a WebDriver on this machine asks for: one request a connection, JSON both ways; no more.

use serde_json::Value;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// Sends a request to the driver at `port` and answers the `value` of its reply, or the driver's message.
pub fn request(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
    let text = exchange(port, method, path, body).map_err(|error| format!("the driver does not answer: {error}"))?;
    let (head, body) = text.split_once("\r\n\r\n").ok_or("the driver's reply has no body")?;
    let reply: Value = serde_json::from_str(body).map_err(|error| format!("the driver's reply is no JSON: {error}"))?;
    let value = reply.get("value").cloned().unwrap_or_default();
    if head.starts_with("HTTP/1.1 200") {
        return Ok(value);
    }
    let word = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    Err(format!("{}: {}", word("error"), word("message")))
}

fn exchange(port: u16, method: &str, path: &str, body: Option<&Value>) -> std::io::Result<String> {
    let body = body.map(Value::to_string).unwrap_or_default();
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(120)))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply)?;
    Ok(String::from_utf8_lossy(&reply).into_owned())
}
